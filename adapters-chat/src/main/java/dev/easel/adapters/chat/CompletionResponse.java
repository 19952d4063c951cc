package dev.easel.adapters.chat;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.money.Usage;
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

/** One response of a chat server, as one document or as a stream of chunks; each image is a separate choice. */
final class CompletionResponse implements EventEncoder, ServerResponse.ResultEncoder {
    private final ChatImageRequest imageRequest;
    private final ProgressText progressText;
    private final ImageForm form;
    private final ServerContext context;
    private final String id = "chatcmpl-" + UUID.randomUUID();
    private final long created;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private boolean started;

    CompletionResponse(
            ChatImageRequest imageRequest, ProgressText progressText, ImageForm form, ServerContext context) {
        this.imageRequest = imageRequest;
        this.progressText = progressText;
        this.form = form;
        this.context = context;
        this.created = context.clock().instant().getEpochSecond();
    }

    /** Records an event, to report it in the document. */
    @Override
    public void progress(ProgressEvent event) {
        progressText.progress(event).ifPresent(lines::add);
    }

    /** Returns the whole document. */
    @Override
    public ServerResponse.Whole encode(ImageResult result) throws IOException {
        List<Map<String, Object>> choices = new ArrayList<>();
        String before =
                progressText.opening(imageRequest.request().prompt()) + String.join("", lines) + closing(result);
        for (GeneratedImage image : result.images()) {
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("role", "assistant");
            message.put("content", withImage(choices.isEmpty() ? before : "", image.data()));
            Map<String, Object> choice = new LinkedHashMap<>();
            choice.put("index", choices.size());
            choice.put("message", message);
            choice.put("finish_reason", "stop");
            choices.add(choice);
        }
        // AceData's document shows the object name of a chunk on its complete responses too.
        String object = progressText == ProgressText.ACEDATA ? "chat.completion.chunk" : "chat.completion";
        Map<String, Object> body = envelope(object, result.model());
        body.put("choices", choices);
        result.usage().ifPresent(usage -> body.put("usage", tokens(usage)));
        return ServerResponse.json(body);
    }

    @Override
    public void progress(ProgressEvent event, EventSink sink) throws IOException {
        Optional<String> line = progressText.progress(event);
        if (line.isPresent()) {
            send(0, line.get(), sink);
        }
    }

    @Override
    public void result(ImageResult result, EventSink sink) throws IOException {
        int choice = 0;
        for (GeneratedImage image : result.images()) {
            send(choice, withImage(choice == 0 ? closing(result) : "", image.data()), sink);
            choice++;
        }
        for (int i = 0; i < choice; i++) {
            sink.data(chunk(i, Map.of(), "stop"));
        }
        if (imageRequest.usageInStream() && result.usage().isPresent()) {
            Map<String, Object> last = envelope("chat.completion.chunk", result.model());
            last.put("choices", List.of());
            last.put("usage", tokens(result.usage().get()));
            sink.data(last);
        }
        sink.done();
    }

    /** Sends text, perhaps with an image in it; the first chunk also names the role. */
    private void send(int choice, Object text, EventSink sink) throws IOException {
        if (!started) {
            started = true;
            Map<String, Object> first = new LinkedHashMap<>();
            first.put("role", "assistant");
            first.put("content", progressText.opening(imageRequest.request().prompt()));
            sink.data(chunk(0, first, JsonBody.NULL));
        }
        sink.data(chunk(choice, Map.of("content", text), JsonBody.NULL));
    }

    private Map<String, Object> chunk(int index, Map<String, ?> delta, Object finishReason) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", index);
        choice.put("delta", delta);
        choice.put("finish_reason", finishReason);
        Map<String, Object> chunk = envelope("chat.completion.chunk", Optional.empty());
        chunk.put("choices", List.of(choice));
        return chunk;
    }

    private Map<String, Object> envelope(String object, Optional<ModelId> model) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("object", object);
        members.put("created", created);
        members.put(
                "model", imageRequest.model().or(() -> model.map(ModelId::name)).orElse("easel"));
        return members;
    }

    private String closing(ImageResult result) {
        StringBuilder text = new StringBuilder(progressText.closing());
        result.partialFailures()
                .forEach(failure -> text.append(progressText.line("⚠️ An image is missing: " + failure.getMessage())));
        return text.toString();
    }

    private Object withImage(String before, ImageData image) throws IOException {
        String start = before + progressText.beforeImage();
        return form == ImageForm.DATA_URI
                ? InlineImage.dataUriWithin(start, image, progressText.afterImage())
                : start + context.files().publish(image) + progressText.afterImage();
    }

    private static Map<String, Object> tokens(Usage usage) {
        Map<String, Object> tokens = new LinkedHashMap<>();
        usage.input().ifPresent(n -> tokens.put("prompt_tokens", n));
        usage.output().ifPresent(n -> tokens.put("completion_tokens", n));
        usage.total().ifPresent(n -> tokens.put("total_tokens", n));
        return tokens;
    }
}
