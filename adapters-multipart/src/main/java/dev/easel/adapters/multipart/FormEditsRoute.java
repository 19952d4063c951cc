package dev.easel.adapters.multipart;

import dev.easel.adapters.openai.serve.EditResponse;
import dev.easel.adapters.openai.serve.ImageParameters;
import dev.easel.adapters.openai.serve.OpenAiErrorEncoder;
import dev.easel.core.domain.image.ImageData;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code POST /v1/images/edits} as form parts: one or more images, and an optional mask. */
final class FormEditsRoute implements Route {
    private static final FormParser PARSER = new FormParser(Set.of("image", "images", "mask", "markup"));

    @Override
    public RoutePattern pattern() {
        return RoutePattern.postForm("/v1/images/edits");
    }

    @Override
    public ErrorEncoder errors() {
        return new OpenAiErrorEncoder();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
        Form form = PARSER.read(request);
        ImageParameters parameters = ImageParameters.of(form, "input_fidelity");
        if (!form.images("markup").isEmpty()) {
            throw HttpError.of(
                            "markup",
                            "unsupported_parameter",
                            "Unsupported parameter: 'markup' is not available on this server; send a mask.")
                    .asException();
        }
        List<ImageData> masks = form.images("mask");
        if (masks.size() > 1) {
            throw HttpError.value("mask", "Invalid 'mask': only one is allowed, but " + masks.size() + " were sent.")
                    .asException();
        }
        List<ImageData> images = new ArrayList<>(form.images("image"));
        images.addAll(form.images("images"));
        return EditResponse.of(images, masks.stream().findFirst(), "image", parameters, context);
    }
}
