package dev.easel.adapters.chat;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.server.route.FileStore;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The image request in the body of a chat completion. Fields that do not concern images, such as {@code temperature},
 * are accepted and ignored, as other servers of the dialect do.
 *
 * @param request an edit if the conversation has an image, else a generation from a prompt
 * @param model the model the caller named
 * @param stream whether the response is a stream
 * @param usageInStream whether a stream ends with the usage
 */
record ChatImageRequest(ImageRequest request, Optional<String> model, boolean stream, boolean usageInStream) {
    private static final int MOST_CHOICES = 10;

    static ChatImageRequest of(JsonObject body, FileStore files) throws IOException {
        Conversation conversation = Conversation.of(body, files);
        List<ImageSource> images = conversation.images();
        String prompt = conversation.prompt();
        ImageRequest.Builder<?> request =
                images.isEmpty() ? GenerateRequest.builder(prompt) : EditRequest.builder(images, prompt);
        Optional<String> model = body.text("model").filter(name -> !name.isBlank());
        model.ifPresent(name -> HttpError.checked("model", () -> request.model(new ModelId(name))));
        ratio(body).ifPresent(request::size);
        int count = body.integer("n", 1, MOST_CHOICES).orElse(1);
        boolean usage = body.object("stream_options")
                .flatMap(options -> options.flag("include_usage"))
                .orElse(false);
        // The caller names the count in this request, which permits as many paid calls.
        return new ChatImageRequest(
                request.count(count).maxCalls(count).build(),
                model,
                body.flag("stream").orElse(false),
                usage);
    }

    private static Optional<ImageSize> ratio(JsonObject body) {
        return body.object("image_config")
                .flatMap(config -> config.text("aspect_ratio"))
                .map(text -> HttpError.checked("image_config.aspect_ratio", () -> AspectRatio.parse(text)))
                .map(ImageSize.Ratio::new);
    }
}
