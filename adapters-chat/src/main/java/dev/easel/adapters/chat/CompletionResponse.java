package dev.easel.adapters.chat;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Usage;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.event.ProgressEvent;
import dev.easel.http.body.InlineImage;
import dev.easel.http.body.JsonBody;
import dev.easel.server.route.EventEncoder;
import dev.easel.server.route.EventSink;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One answer of a chat server, as one document or as a stream of pieces; each image is a choice of its own. */
final class CompletionResponse implements EventEncoder {
    private final ChatImageRequest asked;
    private final ProgressText narration;
    private final ImageForm form;
    private final ServerContext backend;
    private final String id = "chatcmpl-" + UUID.randomUUID();
    private final long created;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private boolean begun;

    CompletionResponse(ChatImageRequest asked, ProgressText narration, ImageForm form, ServerContext backend) {
        this.asked = asked;
        this.narration = narration;
        this.form = form;
        this.backend = backend;
        this.created = backend.clock().instant().getEpochSecond();
    }

    /** Hears what happens, to tell it in the document. */
    void hear(ProgressEvent event) {
        narration.progress(event).ifPresent(lines::add);
    }

    /** Returns the whole document. */
    ServerResponse.Whole document(ImageResult result) throws IOException {
        List<Map<String, Object>> choices = new ArrayList<>();
        String before = narration.opening(asked.request().prompt()) + String.join("", lines) + after(result);
        for (GeneratedImage image : result.images()) {
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("role", "assistant");
            message.put("content", shown(choices.isEmpty() ? before : "", image.data()));
            Map<String, Object> choice = new LinkedHashMap<>();
            choice.put("index", choices.size());
            choice.put("message", message);
            choice.put("finish_reason", "stop");
            choices.add(choice);
        }
        // AceData's document shows the name of a piece on its whole answers too.
        String object = narration == ProgressText.ACEDATA ? "chat.completion.chunk" : "chat.completion";
        Map<String, Object> answer = envelope(object, result.model());
        answer.put("choices", choices);
        result.usage().ifPresent(usage -> answer.put("usage", tokens(usage)));
        return ServerResponse.json(answer);
    }

    @Override
    public void progress(ProgressEvent event, EventSink sink) throws IOException {
        Optional<String> line = narration.progress(event);
        if (line.isPresent()) {
            say(0, line.get(), sink);
        }
    }

    @Override
    public void result(ImageResult result, EventSink sink) throws IOException {
        int choice = 0;
        for (GeneratedImage image : result.images()) {
            say(choice, shown(choice == 0 ? after(result) : "", image.data()), sink);
            choice++;
        }
        for (int i = 0; i < choice; i++) {
            sink.data(piece(i, Map.of(), "stop"));
        }
        if (asked.usageInStream() && result.usage().isPresent()) {
            Map<String, Object> last = envelope("chat.completion.chunk", result.model());
            last.put("choices", List.of());
            last.put("usage", tokens(result.usage().get()));
            sink.data(last);
        }
        sink.done();
    }

    /** Sends words, or words with an image among them; the first piece also says whose they are. */
    private void say(int choice, Object words, EventSink sink) throws IOException {
        if (!begun) {
            begun = true;
            Map<String, Object> first = new LinkedHashMap<>();
            first.put("role", "assistant");
            first.put("content", narration.opening(asked.request().prompt()));
            sink.data(piece(0, first, JsonBody.NULL));
        }
        sink.data(piece(choice, Map.of("content", words), JsonBody.NULL));
    }

    private Map<String, Object> piece(int index, Map<String, ?> delta, Object finishReason) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", index);
        choice.put("delta", delta);
        choice.put("finish_reason", finishReason);
        Map<String, Object> piece = envelope("chat.completion.chunk", Optional.empty());
        piece.put("choices", List.of(choice));
        return piece;
    }

    private Map<String, Object> envelope(String object, Optional<ModelId> model) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("object", object);
        members.put("created", created);
        members.put("model", asked.model().or(() -> model.map(ModelId::name)).orElse("easel"));
        return members;
    }

    private String after(ImageResult result) {
        StringBuilder words = new StringBuilder(narration.closing());
        result.partialFailures()
                .forEach(failure -> words.append(narration.line("⚠️ An image is missing: " + failure.getMessage())));
        return words.toString();
    }

    private Object shown(String before, ImageData image) throws IOException {
        String start = before + narration.beforeImage();
        return form == ImageForm.DATA_URI
                ? InlineImage.dataUriWithin(start, image, narration.afterImage())
                : start + backend.files().publish(image) + narration.afterImage();
    }

    private static Map<String, Object> tokens(Usage usage) {
        Map<String, Object> tokens = new LinkedHashMap<>();
        usage.input().ifPresent(n -> tokens.put("prompt_tokens", n));
        usage.output().ifPresent(n -> tokens.put("completion_tokens", n));
        usage.total().ifPresent(n -> tokens.put("total_tokens", n));
        return tokens;
    }
}
