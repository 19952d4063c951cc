package dev.easel.adapters.chat.serve;

import dev.easel.adapters.chat.find.ImageReference;
import dev.easel.adapters.chat.find.MessageImages;
import dev.easel.adapters.chat.wire.ChatMessage;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.FileStore;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a conversation requests: the text of its last user message as the prompt, and that message's images, or else
 * those of the latest earlier message that has any, which the prompt is about.
 */
final class Conversation {
    private static final MessageImages FINDER = new MessageImages("http://relative.invalid/");

    private final List<JsonObject> messages;
    private final FileStore files;
    private final int last;

    private Conversation(List<JsonObject> messages, FileStore files) {
        this.messages = messages;
        this.files = files;
        this.last = lastOf("user");
    }

    /** Reads the member {@code messages} of a request. */
    static Conversation of(JsonObject body, FileStore files) {
        List<JsonObject> messages = body.objects("messages");
        if (messages.isEmpty()) {
            throw HttpError.missing("messages").asException();
        }
        return new Conversation(messages, files);
    }

    /** Returns the text of the last user message. */
    String prompt() throws IOException {
        JsonObject message = messages.get(last);
        String prompt = message.original(String.join("\n", read(message).texts).strip());
        if (prompt.isEmpty()) {
            String place = message.pathOf("content");
            throw HttpError.value(place, "'" + place + "' has no text: describe what the image should show.")
                    .asException();
        }
        return prompt;
    }

    /** Returns the images that the prompt is about, in order; empty if the conversation has none. */
    List<ImageSource> images() throws IOException {
        for (int i = last; i >= 0; i--) {
            List<ImageSource> images =
                    isAssistant(messages.get(i)) ? assistantImages(messages.get(i)) : read(messages.get(i)).images;
            if (!images.isEmpty()) {
                return images;
            }
        }
        return List.of();
    }

    private int lastOf(String role) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).text("role").filter(role::equals).isPresent()) {
                return i;
            }
        }
        throw HttpError.value("messages", "'messages' has no message with the role 'user': its text is the prompt.")
                .asException();
    }

    private static boolean isAssistant(JsonObject message) {
        return message.text("role").filter("assistant"::equals).isPresent();
    }

    /** Returns the images of an earlier assistant message: its {@code images}, or else those that its text shows. */
    private List<ImageSource> assistantImages(JsonObject message) throws IOException {
        Parts images = new Parts();
        for (JsonObject part : message.objects("images")) {
            readPart(part, images, false);
        }
        if (!images.images.isEmpty()) {
            return images.images;
        }
        Parts parts = read(message);
        parts.images.addAll(0, shown(message, parts.texts));
        return parts.images;
    }

    /** Returns the images that texts of a message show, by the rules that responses are read by. */
    private List<ImageSource> shown(JsonObject message, List<String> texts) throws IOException {
        List<ChatMessage.Part> content =
                texts.stream().<ChatMessage.Part>map(ChatMessage.Part.Text::new).toList();
        ChatMessage assistantMessage =
                new ChatMessage(content, Map.of(), Optional.empty(), List.of(), Optional.empty());
        List<ImageReference> found = FINDER.shown(assistantMessage);
        List<ImageSource> images = new ArrayList<>();
        for (ImageReference reference : found.isEmpty() ? FINDER.named(assistantMessage) : found) {
            String place = message.pathOf("content");
            if (reference instanceof ImageReference.Link link) {
                images.add(image(message, place, link.address()));
            } else if (reference instanceof ImageReference.Cut cut) {
                images.add(message.image(place, cut.token()));
            }
        }
        return images;
    }

    private Parts read(JsonObject message) throws IOException {
        Parts parts = new Parts();
        Object content = message.any("content").orElse("");
        if (content instanceof String text) {
            parts.texts.add(text);
        } else {
            for (JsonObject part : message.objects("content")) {
                readPart(part, parts, message == messages.get(last));
            }
        }
        return parts;
    }

    /** Reads a part; a part of another type is rejected in the last user message and ignored in earlier ones. */
    private void readPart(JsonObject part, Parts parts, boolean strict) throws IOException {
        Optional<Object> image = part.any("image_url");
        if (image.isPresent()) {
            JsonObject holder =
                    image.get() instanceof Map ? part.object("image_url").orElseThrow() : part;
            String name = image.get() instanceof Map ? "url" : "image_url";
            parts.images.add(image(holder, holder.pathOf(name), holder.requiredText(name)));
        } else if (part.any("text").isPresent()) {
            parts.texts.add(part.requiredText("text"));
        } else if (strict) {
            throw refused(part).asException();
        }
    }

    private static HttpError refused(JsonObject part) {
        JsonObject holder = part.any("file").filter(Map.class::isInstance).isPresent()
                ? part.object("file").orElseThrow()
                : part;
        if (holder.any("file_id").isPresent()) {
            String place = holder.pathOf("file_id");
            return HttpError.value(
                    place,
                    "Invalid '" + place
                            + "': this server keeps no uploaded files; send the image in a part of the type "
                            + "image_url, as an http or https URL or a base64 data URI.");
        }
        String type = part.text("type").map(FieldParser::shortened).orElse("");
        return HttpError.value(
                part.pathOf("type"),
                "Invalid '" + part.pathOf("type") + "': '" + type + "'; text and image_url are allowed.");
    }

    /** Returns an image; one that this server published is not fetched but read from its store. */
    private ImageSource image(JsonObject holder, String place, String text) throws IOException {
        ImageSource image = holder.image(place, text);
        return image.remoteUrl()
                .flatMap(files::find)
                .<ImageSource>map(published -> published)
                .orElse(image);
    }

    /** The contents of a message. */
    private static final class Parts {
        private final List<String> texts = new ArrayList<>();
        private final List<ImageSource> images = new ArrayList<>();
    }
}
