package dev.easel.adapters.multipart;

import dev.easel.adapters.openai.serve.EditResponse;
import dev.easel.adapters.openai.serve.ImageParameters;
import dev.easel.adapters.openai.serve.OpenAiErrorEncoder;
import dev.easel.adapters.openai.serve.ParameterRules;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.server.form.Form;
import dev.easel.server.form.FormParser;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code POST /v1/images/edits} as form parts: one or more images, and an optional mask. */
final class FormEditsRoute implements Route {
    private static final FormParser PARSER = new FormParser(Set.of("image", "images", "image_url", "mask", "markup"));

    private final RoutePattern pattern;

    /** Serves a path, in which a segment {@code {deployment}} is the model. */
    FormEditsRoute(String path) {
        this.pattern = RoutePattern.postForm(path);
    }

    @Override
    public RoutePattern pattern() {
        return pattern;
    }

    @Override
    public ErrorEncoder errors() {
        return new OpenAiErrorEncoder();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
        Form form = PARSER.read(request);
        ImageParameters parameters = ImageParameters.of(
                form,
                ParameterRules.of(Verb.EDIT, context.strictness())
                        .defaultModel(pattern.segment(MultipartRoutes.DEPLOYMENT, request.path())));
        if (!form.images("markup").isEmpty()) {
            throw HttpError.of(
                            "markup",
                            "unsupported_parameter",
                            "Unsupported parameter: 'markup' is not available on this server; send a mask.")
                    .asException();
        }
        List<ImageSource> masks = form.images("mask");
        if (masks.size() > 1) {
            throw HttpError.value("mask", "Invalid 'mask': only one is allowed, but " + masks.size() + " were sent.")
                    .asException();
        }
        List<ImageSource> images = new ArrayList<>(form.images("image"));
        for (String name : List.of("images", "image_url")) {
            if (context.strictness() == Strictness.STRICT && !form.images(name).isEmpty()) {
                throw HttpError.unknown(name).asException();
            }
            images.addAll(form.images(name));
        }
        return EditResponse.of(images, masks.stream().findFirst(), "image", parameters, context);
    }
}
