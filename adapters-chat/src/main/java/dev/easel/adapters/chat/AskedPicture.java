package dev.easel.adapters.chat;

import dev.easel.adapters.http.server.FileStore;
import dev.easel.adapters.http.server.JsonObject;
import dev.easel.adapters.http.server.Refusal;
import dev.easel.core.domain.AspectRatio;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSource;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.PictureSize;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What the body of a chat completion asks for. Fields that say nothing about a picture, such as {@code temperature}, are
 * taken without notice, as other servers of the dialect do.
 *
 * @param request an edit where the conversation has a picture, else a picture from words
 * @param model the model the caller named
 * @param stream whether the answer is to be a stream
 * @param usageInStream whether a stream is to end with what was counted
 */
record AskedPicture(ImageRequest request, Optional<String> model, boolean stream, boolean usageInStream) {
    private static final int MOST_CHOICES = 10;

    static AskedPicture of(JsonObject body, FileStore files) throws IOException {
        Conversation conversation = Conversation.of(body, files);
        List<ImageSource> pictures = conversation.pictures();
        String words = conversation.words();
        ImageRequest.Builder<?> request =
                pictures.isEmpty() ? GenerateRequest.builder(words) : EditRequest.builder(pictures, words);
        Optional<String> model = body.text("model").filter(name -> !name.isBlank());
        model.ifPresent(name -> Refusal.checked("model", () -> request.model(new ModelId(name))));
        ratio(body).ifPresent(request::size);
        int count = body.integer("n", 1, MOST_CHOICES).orElse(1);
        boolean usage = body.object("stream_options")
                .flatMap(options -> options.flag("include_usage"))
                .orElse(false);
        // The caller names the count in this very request: that is its leave for as many paid calls.
        return new AskedPicture(
                request.count(count).maxCalls(count).build(),
                model,
                body.flag("stream").orElse(false),
                usage);
    }

    private static Optional<PictureSize> ratio(JsonObject body) {
        return body.object("image_config")
                .flatMap(config -> config.text("aspect_ratio"))
                .map(text -> Refusal.checked("image_config.aspect_ratio", () -> AspectRatio.parse(text)))
                .map(PictureSize.Ratio::new);
    }
}
