package dev.easel.adapters.openai.responses;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.FileStore;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the input of a response requests: the text and images of its last turn, and the images made before.
 *
 * <p>The prompt is the instructions and the text of the last user messages; images are those of these messages, then those
 * that the conversation generated last. If there are neither, the images of the latest earlier message count.
 */
final class ResponseInput {
    /** Where the images of earlier calls are base64. */
    static final String RESULTS = "input[].result";

    private static final String CALL = "image_generation_call";
    private static final String ITEM_PREFIX = "ig_";

    private final StoredResponses stored;
    private final FileStore files;
    private final List<String> instructions = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<ImageSource> current = new ArrayList<>();
    private final List<ImageSource> earlier = new ArrayList<>();
    private final List<ImageSource> generated = new ArrayList<>();
    private boolean turnEnded;
    private boolean generating;

    private ResponseInput(StoredResponses stored, FileStore files) {
        this.stored = stored;
        this.files = files;
    }

    /** Reads {@code input}, {@code instructions} and {@code previous_response_id} of a request. */
    static ResponseInput of(JsonObject body, StoredResponses stored, FileStore files) throws IOException {
        ResponseInput read = new ResponseInput(stored, files);
        body.text("instructions").map(body::original).ifPresent(read.instructions::add);
        Optional<String> previous = body.text("previous_response_id").filter(id -> !id.isBlank());
        if (previous.isPresent()) {
            read.generated.addAll(stored.images(previous.get(), files).orElseThrow(() -> notFound(previous.get())));
        }
        Object input =
                body.any("input").orElseThrow(() -> HttpError.missing("input").asException());
        if (input instanceof String text) {
            read.texts.add(body.original(text));
        } else {
            for (JsonObject item : body.objects("input")) {
                read.item(item);
            }
        }
        return read;
    }

    private static RuntimeException notFound(String id) {
        return HttpError.of(
                        "previous_response_id",
                        "previous_response_not_found",
                        "Previous response with id '" + FieldParser.shortened(id)
                                + "' not found: it was not stored, or it or its images were"
                                + " deleted as the oldest. Send its image as 'input_image' instead.")
                .asException();
    }

    private void item(JsonObject item) throws IOException {
        String type = item.text("type").orElse(item.any("role").isPresent() ? "message" : "item_reference");
        if (type.equals(CALL)) {
            generatedImage(item);
        } else if (type.equals("message")) {
            message(item);
        } else if (type.equals("item_reference")
                && item.text("id").filter(id -> id.startsWith(ITEM_PREFIX)).isPresent()) {
            generatedImage(item);
        }
        // What else a conversation may contain, such as reasoning, concerns only text models.
    }

    /** Takes an earlier image by its base64 or by its ID; the last ones made together supersede those before. */
    private void generatedImage(JsonObject item) throws IOException {
        if (!generating) {
            generated.clear();
        }
        generating = true;
        turnEnded = true;
        Optional<ImageSource> result = item.image("result");
        if (result.isPresent()) {
            generated.add(result.get());
        } else if (item.text("status").filter("failed"::equals).isEmpty()) {
            String id = item.requiredText("id");
            generated.add(stored.image(id, files)
                    .orElseThrow(() -> HttpError.of(
                                    item.pathOf("id"),
                                    "item_not_found",
                                    "Item with id '" + FieldParser.shortened(id)
                                            + "' not found: it was not stored, or its image was deleted as"
                                            + " the oldest. Send its image as 'result'.")
                            .asException()));
        }
    }

    private void message(JsonObject message) throws IOException {
        generating = false;
        switch (message.requiredText("role")) {
            case "user" -> userMessage(message);
            case "system", "developer" -> {
                for (String text : texts(message)) {
                    instructions.add(message.original(text));
                }
            }
            case "assistant" -> turnEnded = true;
            default ->
                throw HttpError.value(
                                message.pathOf("role"),
                                "Invalid '" + message.pathOf("role")
                                        + "': user, assistant, system and developer are allowed.")
                        .asException();
        }
    }

    private void userMessage(JsonObject message) throws IOException {
        if (turnEnded) {
            texts.clear();
            if (!current.isEmpty()) {
                earlier.clear();
                earlier.addAll(current);
                current.clear();
            }
            turnEnded = false;
        }
        for (String text : texts(message)) {
            texts.add(message.original(text));
        }
        if (!(message.any("content").orElse("") instanceof String)) {
            for (JsonObject part : message.objects("content")) {
                image(part).ifPresent(current::add);
            }
        }
    }

    private static List<String> texts(JsonObject message) {
        if (message.any("content").orElse("") instanceof String text) {
            return List.of(text);
        }
        return message.objects("content").stream()
                .filter(part -> part.any("text").isPresent())
                .map(part -> part.requiredText("text"))
                .toList();
    }

    private Optional<ImageSource> image(JsonObject part) throws IOException {
        String type = part.text("type").orElse("");
        if (type.endsWith("text")) {
            return Optional.empty();
        }
        if (!type.equals("input_image") && !type.equals("image_url")) {
            throw HttpError.value(
                            part.pathOf("type"),
                            "Invalid '" + part.pathOf("type") + "': '" + type
                                    + "'; input_text and input_image are allowed.")
                    .asException();
        }
        ImageSource image = InputImage.of(part, "image_url");
        Optional<ImageData> published = image.remoteUrl().flatMap(files::find);
        return Optional.of(published.isPresent() ? published.get() : image);
    }

    /** Returns the instructions and the text of the last turn; empty text without any. */
    String prompt() {
        String last = String.join("\n", texts).strip();
        return last.isEmpty() || instructions.isEmpty() ? last : String.join("\n", instructions) + "\n\n" + last;
    }

    /** Returns the images to edit, in order; empty for a new image. */
    List<ImageSource> images(ImageTool.Action action) {
        List<ImageSource> images = new ArrayList<>(current);
        if (action != ImageTool.Action.GENERATE) {
            images.addAll(generated);
        }
        return images.isEmpty() && action != ImageTool.Action.GENERATE ? List.copyOf(earlier) : List.copyOf(images);
    }
}
