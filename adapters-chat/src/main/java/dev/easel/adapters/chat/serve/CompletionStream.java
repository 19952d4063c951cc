package dev.easel.adapters.chat.serve;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.http.body.JsonBody;
import dev.easel.server.route.EventEncoder;
import dev.easel.server.route.EventSink;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A response as chunks, {@code CreateChatCompletionStreamResponse} of OpenAI's API; progress is text of the first choice. */
final class CompletionStream implements EventEncoder {
    private static final String CHUNK = "chat.completion.chunk";

    private final CompletionResponse response;
    private int started;

    CompletionStream(CompletionResponse response) {
        this.response = response;
    }

    @Override
    public void progress(ProgressEvent event, EventSink sink) throws IOException {
        Optional<String> line = response.line(event);
        if (line.isPresent()) {
            send(0, Map.of("content", line.get()), sink);
        }
    }

    @Override
    public void result(ImageResult result, EventSink sink) throws IOException {
        int choice = 0;
        for (GeneratedImage image : result.images()) {
            send(choice, response.content(choice == 0 ? response.closing(result) : "", image.data()), sink);
            choice++;
        }
        for (int i = 0; i < choice; i++) {
            sink.data(chunk(i, Map.of(), "stop"));
        }
        if (response.asked().usageInStream() && result.usage().isPresent()) {
            Map<String, Object> last = response.envelope(CHUNK, result.model());
            last.put("choices", List.of());
            last.put("usage", CompletionTokens.of(result.usage().get()));
            sink.data(last);
        }
        sink.done();
    }

    /** Sends a part of a choice; the first one is preceded by the role. */
    private void send(int choice, Map<String, ?> delta, EventSink sink) throws IOException {
        if (choice >= started) {
            started = choice + 1;
            Map<String, Object> first = new LinkedHashMap<>();
            first.put("role", "assistant");
            first.put("content", choice == 0 ? response.opening() : "");
            first.put("refusal", JsonBody.NULL);
            sink.data(chunk(choice, first, JsonBody.NULL));
        }
        sink.data(chunk(choice, delta, JsonBody.NULL));
    }

    private Map<String, Object> chunk(int index, Map<String, ?> delta, Object finishReason) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", index);
        choice.put("delta", delta);
        choice.put("logprobs", JsonBody.NULL);
        choice.put("finish_reason", finishReason);
        Map<String, Object> chunk = response.envelope(CHUNK, Optional.empty());
        chunk.put("choices", List.of(choice));
        if (response.asked().usageInStream()) {
            chunk.put("usage", JsonBody.NULL);
        }
        return chunk;
    }
}
