package dev.easel.adapters.openai;

import dev.easel.adapters.openai.serve.EditResponse;
import dev.easel.adapters.openai.serve.ImageParameters;
import dev.easel.adapters.openai.serve.JsonImages;
import dev.easel.adapters.openai.serve.ParameterRules;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
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
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /v1/images} as OpenRouter has it ("Image Generation", openrouter.ai, 2026-11): it generates, or edits where
 * there are {@code input_references}, and takes a size as pixels, or as a ratio and a tier.
 */
final class OpenRouterRoute implements Route {
    private static final String SIZE = "size";
    private static final String RATIO = "aspect_ratio";
    private static final String TIER = "resolution";
    private static final String REFERENCES = "input_references";

    /** The side of a square image of each tier, in pixels. */
    private static final Map<String, Integer> TIERS = Map.of("512", 512, "1K", 1024, "2K", 2048, "4K", 4096);

    private final RoutePattern pattern;

    OpenRouterRoute(String path) {
        this.pattern = RoutePattern.postJson(path);
    }

    @Override
    public RoutePattern pattern() {
        return pattern;
    }

    @Override
    public ErrorEncoder errors() {
        return new OpenRouterResponse.Errors();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
        JsonObject body = JsonImages.body(request);
        // What each of its models takes is not known here.
        Strictness strictness = context.strictness() == Strictness.LENIENT ? Strictness.LENIENT : Strictness.NORMAL;
        List<ImageSource> references = JsonImages.of(body, strictness, REFERENCES);
        Verb verb = references.isEmpty() ? Verb.GENERATE : Verb.EDIT;
        ParameterRules rules = ParameterRules.of(verb, strictness, RATIO, TIER, REFERENCES, "provider");
        ImageParameters parameters =
                ImageParameters.of(body, size(body, verb).map(rules::size).orElse(rules));
        ImageRequest wanted = references.isEmpty()
                ? parameters.into(GenerateRequest.builder(parameters.prompt())).build()
                : EditResponse.request(references, Optional.empty(), REFERENCES, parameters);
        return OpenRouterResponse.of(wanted, parameters.stream(), context);
    }

    /** Returns the size, or empty where it is as at OpenAI. */
    private static Optional<ImageSize> size(JsonObject body, Verb verb) {
        Optional<AspectRatio> ratio = body.text(RATIO)
                .map(String::strip)
                .filter(text -> !text.equals("auto"))
                .map(text -> HttpError.checked(RATIO, () -> AspectRatio.parse(text)));
        Optional<String> tier = body.text(TIER).map(String::strip);
        Optional<String> size = body.text(SIZE).map(String::strip);
        if (size.filter(TIERS::containsKey).isPresent()) {
            if (tier.isPresent() && !tier.equals(size)) {
                throw HttpError.value(TIER, "Invalid 'resolution': it contradicts 'size'; omit one of them.")
                        .asException();
            }
            tier = size;
        } else if (size.filter(text -> !text.equals("auto")).isPresent()) {
            if (tier.isPresent() || ratio.isPresent()) {
                throw HttpError.value(
                                SIZE,
                                "Invalid 'size': give either pixels, or 'aspect_ratio' and 'resolution', but not both.")
                        .asException();
            }
            return Optional.empty();
        }
        Optional<Long> pixels = tier.map(OpenRouterRoute::pixels);
        if (ratio.isPresent()) {
            AspectRatio shape = ratio.get();
            return Optional.of(pixels.<ImageSize>map(count -> new ImageSize.Exact(shape.withPixels(count)))
                    .orElseGet(() -> new ImageSize.Ratio(shape)));
        }
        // Without a ratio, an edited image keeps its own, whatever the tier.
        return pixels.map(count -> verb == Verb.EDIT
                ? ImageSize.auto()
                : new ImageSize.Exact(new Size((int) Math.sqrt(count), (int) Math.sqrt(count))));
    }

    private static long pixels(String tier) {
        Integer side = TIERS.get(tier);
        if (side == null) {
            throw HttpError.value(TIER, "Invalid 'resolution': '" + tier + "'; 512, 1K, 2K and 4K are allowed.")
                    .asException();
        }
        return (long) side * side;
    }
}
