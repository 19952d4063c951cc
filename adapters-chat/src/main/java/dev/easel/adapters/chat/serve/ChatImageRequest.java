package dev.easel.adapters.chat.serve;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.server.route.FileStore;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.JsonObject;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The image request in the body of a chat completion. Members that do not concern images, such as {@code temperature},
 * are accepted and ignored, as other servers of the dialect do; only {@link Strictness#STRICT} refuses unknown ones.
 *
 * @param request an edit if the conversation has an image, else a generation from a prompt
 * @param model the model the caller named
 * @param stream whether the response is a stream
 * @param usageInStream whether a stream ends with the usage
 * @param separateImages whether images are also returned as {@code images} of the message
 * @param inline whether images are data URIs, if the caller says so
 */
public record ChatImageRequest(
        ImageRequest request,
        Optional<String> model,
        boolean stream,
        boolean usageInStream,
        boolean separateImages,
        Optional<Boolean> inline) {

    /** Reads the body of a request. */
    public static ChatImageRequest of(JsonObject body, FileStore files, Strictness strictness) throws IOException {
        ChatMembers.check(body, strictness);
        Conversation conversation = Conversation.of(body, files);
        List<ImageSource> images = conversation.images();
        String prompt = conversation.prompt();
        ImageRequest.Builder<?> request =
                images.isEmpty() ? GenerateRequest.builder(prompt) : EditRequest.builder(images, prompt);
        Optional<String> model = body.text("model").map(String::strip).filter(name -> !name.isEmpty());
        model.ifPresent(name -> HttpError.checked("model", () -> request.model(new ModelId(name))));
        new ImageSettings(body, images).into(request);
        return new ChatImageRequest(
                request.build(),
                model,
                body.flag("stream").orElse(false),
                body.object("stream_options")
                        .flatMap(options -> options.flag("include_usage"))
                        .orElse(false),
                modalities(body).contains("image"),
                inline(body));
    }

    /** Returns the kinds of output; a caller that wants sound would wait for it in vain. */
    private static List<Object> modalities(JsonObject body) {
        List<Object> modalities = body.array("modalities");
        if (modalities.contains("audio")) {
            throw HttpError.value(
                            "modalities", "Invalid 'modalities': 'audio' is not supported; image and text are allowed.")
                    .asException();
        }
        return modalities;
    }

    /** Gateways take the image API's word for the form of images; in chat, the member is an object about text. */
    private static Optional<Boolean> inline(JsonObject body) {
        return body.any("response_format")
                .filter(format -> format.equals("b64_json") || format.equals("url"))
                .map("b64_json"::equals);
    }
}
