package dev.easel.adapters.openai;

import dev.easel.adapters.openai.serve.EditResponse;
import dev.easel.adapters.openai.serve.ImageParameters;
import dev.easel.adapters.openai.serve.JsonImages;
import dev.easel.adapters.openai.serve.OpenAiErrorEncoder;
import dev.easel.adapters.openai.serve.ParameterRules;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.JsonObject;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.util.List;

/** {@code POST /v1/images/edits} with a JSON body, whose images are URLs, data URIs or base64. */
final class JsonEditsRoute implements Route {
    /** The names of the images, of which OpenAI has only the first. */
    private static final String[] IMAGES = {"images", "image", "image_url"};

    private static final String MASK = "mask";

    private final RoutePattern pattern;

    /** Serves a path, in which a segment {@code {deployment}} is the model. */
    JsonEditsRoute(String path) {
        this.pattern = RoutePattern.postJson(path);
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
        Strictness strictness = context.strictness();
        JsonObject body = JsonImages.body(request);
        ParameterRules rules = strictness == Strictness.STRICT
                ? ParameterRules.of(Verb.EDIT, strictness, IMAGES[0], MASK)
                : ParameterRules.of(Verb.EDIT, strictness, IMAGES[0], IMAGES[1], IMAGES[2], MASK);
        ImageParameters parameters =
                ImageParameters.of(body, rules.defaultModel(pattern.segment(OpenAiRoutes.DEPLOYMENT, request.path())));
        List<ImageSource> masks = JsonImages.of(body, strictness, MASK);
        if (masks.size() > 1) {
            throw HttpError.value(MASK, "Invalid 'mask': only one is allowed, but " + masks.size() + " were sent.")
                    .asException();
        }
        return EditResponse.of(
                JsonImages.of(body, strictness, IMAGES), masks.stream().findFirst(), IMAGES[0], parameters, context);
    }
}
