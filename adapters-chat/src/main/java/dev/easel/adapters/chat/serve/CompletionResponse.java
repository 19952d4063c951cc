package dev.easel.adapters.chat.serve;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.event.ProgressEvent;
import dev.easel.http.body.InlineImage;
import dev.easel.http.body.JsonBody;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerError;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One response of a chat server, {@code CreateChatCompletionResponse} of OpenAI's API; each image is a separate choice.
 *
 * <p>The text of a choice shows its image as Markdown. A caller whose {@code modalities} name images also gets it as
 * {@code images} of the message, as OpenRouter documents ("Image Generation", 2026): a data URI there, and the link of the
 * text beside it, so that nothing is sent twice and a reader of both sees one image.
 */
final class CompletionResponse implements ServerResponse.ResultEncoder {
    private static final int MOST_LINES = 200;

    private final ChatImageRequest asked;
    private final ChatStyle style;
    private final boolean inline;
    private final ServerContext context;
    private final String id = "chatcmpl-" + UUID.randomUUID();
    private final long created;
    private final List<String> lines = new ArrayList<>();

    CompletionResponse(ChatImageRequest asked, ChatStyle style, boolean inline, ServerContext context) {
        this.asked = asked;
        this.style = style;
        this.inline = asked.inline().orElse(inline);
        this.context = context;
        this.created = context.clock().instant().getEpochSecond();
    }

    ChatImageRequest asked() {
        return asked;
    }

    ServerContext context() {
        return context;
    }

    /** Records an event, to report it in the document; of very many only the first. */
    @Override
    public void progress(ProgressEvent event) {
        synchronized (lines) {
            line(event).filter(line -> lines.size() < MOST_LINES).ifPresent(lines::add);
        }
    }

    /** Returns the line of text for an event, or empty if it has none. */
    Optional<String> line(ProgressEvent event) {
        return style.text().progress(event);
    }

    @Override
    public ServerResponse.Whole encode(ImageResult result) throws IOException {
        return ServerResponse.json(document(result, failures(result), inline, asked.separateImages()));
    }

    /** Returns the document with images as links only, which outlives the result. */
    Map<String, Object> linkedDocument(ImageResult result) throws IOException {
        return document(result, closing(result), false, false);
    }

    private Map<String, Object> document(ImageResult result, String end, boolean asData, boolean separate)
            throws IOException {
        List<Map<String, Object>> choices = new ArrayList<>();
        for (GeneratedImage image : result.images()) {
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("role", "assistant");
            message.putAll(content(choices.isEmpty() ? before(end) : "", image.data(), asData, separate));
            message.put("refusal", JsonBody.NULL);
            Map<String, Object> choice = new LinkedHashMap<>();
            choice.put("index", choices.size());
            choice.put("message", message);
            choice.put("logprobs", JsonBody.NULL);
            choice.put("finish_reason", "stop");
            choices.add(choice);
        }
        Map<String, Object> body = envelope(style.object(), result.model());
        body.put("choices", choices);
        body.put("usage", result.usage().map(CompletionTokens::of));
        return body;
    }

    private String before(String end) {
        synchronized (lines) {
            return opening() + String.join("", lines) + end;
        }
    }

    /** Returns the text before the work starts. */
    String opening() {
        return style.text().opening(asked.request().prompt());
    }

    /**
     * Returns the text after the work where no header can tell what stands for something else: in a stream, whose headers
     * are gone by then, and in a task.
     */
    String closing(ImageResult result) {
        return failures(result)
                + result.notes().stream()
                        .filter(note -> note.kind() == Note.Kind.EMULATED)
                        .map(note -> style.text().line("ℹ️ " + note.message()))
                        .collect(Collectors.joining());
    }

    private String failures(ImageResult result) {
        return style.text().closing()
                + result.partialFailures().stream()
                        .map(failure -> ServerError.of(failure, style.errors().table(), asked.request()))
                        .map(error -> style.text().line("⚠️ An image is missing: " + error.message()))
                        .collect(Collectors.joining());
    }

    /** Returns the members of a message or delta that show an image after a text. */
    Map<String, Object> content(String before, ImageData image) throws IOException {
        return content(before, image, inline, asked.separateImages());
    }

    private Map<String, Object> content(String before, ImageData image, boolean asData, boolean separate)
            throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        Optional<String> link = asData
                ? Optional.empty()
                : Optional.of(context.files().publish(image).toString());
        String start = before + style.text().beforeImage();
        String end = style.text().afterImage();
        if (link.isPresent()) {
            members.put("content", start + link.get() + end);
        } else {
            members.put("content", separate ? before : InlineImage.dataUriWithin(start, image, end));
        }
        if (separate) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("type", "image_url");
            entry.put("image_url", Map.of("url", InlineImage.dataUri(image)));
            entry.put("index", 0);
            entry.put("url", link);
            members.put("images", List.of(entry));
        }
        return members;
    }

    /** Returns the members that every document and chunk of this response begins with. */
    Map<String, Object> envelope(String object, Optional<ModelId> model) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("object", object);
        members.put("created", created);
        members.put("model", asked.model().or(() -> model.map(ModelId::name)).orElse("easel"));
        members.put("system_fingerprint", "fp_easel");
        return members;
    }
}
