package dev.easel.adapters.openai;

import dev.easel.adapters.openai.serve.EditResponse;
import dev.easel.adapters.openai.serve.ImageParameters;
import dev.easel.adapters.openai.serve.OpenAiErrorEncoder;
import dev.easel.adapters.openai.wire.OpenAiWire;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.http.body.InlineImage;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.JsonObject;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST /v1/images/edits} with a JSON body, whose images are URLs or data URIs. */
final class JsonEditsRoute implements Route {
    @Override
    public RoutePattern pattern() {
        return RoutePattern.postJson("/v1/images/edits");
    }

    @Override
    public ErrorEncoder errors() {
        return new OpenAiErrorEncoder();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
        JsonObject body = request.json();
        ImageParameters parameters = ImageParameters.of(body, "images", "mask", "input_fidelity");
        List<ImageSource> images = new ArrayList<>();
        for (JsonObject reference : body.objects("images")) {
            images.add(image(reference));
        }
        Optional<JsonObject> mask = body.object("mask");
        return EditResponse.of(
                images,
                mask.isEmpty() ? Optional.empty() : Optional.of(image(mask.get())),
                "images",
                parameters,
                context);
    }

    /** Reads an {@code ImageRefParam}. */
    private static ImageSource image(JsonObject reference) throws IOException {
        for (String name : reference.names()) {
            if (name.equals("file_id")) {
                throw HttpError.of(
                                reference.pathOf(name),
                                "unsupported_parameter",
                                "Unsupported parameter: '" + reference.pathOf(name)
                                        + "': this server has no file uploads; use image_url instead.")
                        .asException();
            }
            if (!name.equals(OpenAiWire.IMAGE_URL)) {
                throw HttpError.unknown(reference.pathOf(name)).asException();
            }
        }
        ImageSource image = reference
                .image(OpenAiWire.IMAGE_URL)
                .orElseThrow(() -> HttpError.missing(reference.pathOf(OpenAiWire.IMAGE_URL))
                        .asException());
        checkLength(reference.pathOf(OpenAiWire.IMAGE_URL), image);
        return image;
    }

    private static void checkLength(String path, ImageSource image) {
        if (image.remoteUrl().isEmpty()) {
            long length = InlineImage.dataUri(image).length();
            if (length > OpenAiWire.LONGEST_IMAGE_URL) {
                throw HttpError.of(
                                path,
                                "string_above_max_length",
                                "Invalid '" + path + "': string too long. Expected a string with maximum length "
                                        + OpenAiWire.LONGEST_IMAGE_URL + ", but got a string with length " + length
                                        + " instead.")
                        .asException();
            }
        }
    }
}
