package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.http.error.ErrorTable;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.JsonObject;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerError;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the three endpoints share: a JSON body with known names as request, links to images as response. */
abstract class VisionStudioRoute implements Route {
    private static final ErrorEncoder ERRORS = new VisionStudioErrorEncoder();

    private final RoutePattern pattern;
    private final Set<String> names;

    VisionStudioRoute(String path, Set<String> names) {
        this.pattern = RoutePattern.postJson(VisionStudioWire.BASE + path);
        this.names = names;
    }

    /** Returns the request in a body. */
    abstract ImageRequest read(JsonObject body) throws IOException;

    /** Returns what the caller should know about how the body was interpreted, or empty. */
    Optional<String> message(JsonObject body) {
        return Optional.empty();
    }

    @Override
    public RoutePattern pattern() {
        return pattern;
    }

    @Override
    public ErrorEncoder errors() {
        return ERRORS;
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
        JsonObject body = request.json(VisionStudioWire.IMAGE_FILE, VisionStudioWire.MASK_FILE);
        for (String name : body.names()) {
            if (!names.contains(name) && context.strictness() != Strictness.LENIENT) {
                throw HttpError.of(
                                name,
                                "unknown_parameter",
                                "Unknown parameter '" + name + "': "
                                        + names.stream().sorted().toList() + " are allowed here.")
                        .asException();
            }
        }
        Optional<String> message = message(body);
        return ServerResponse.after(read(body), result -> linksTo(result, message, context));
    }

    private static ServerResponse.Whole linksTo(ImageResult result, Optional<String> message, ServerContext context)
            throws IOException {
        List<URI> links = new ArrayList<>();
        for (GeneratedImage image : result.images()) {
            links.add(context.files().publish(image.data()));
        }
        return ServerResponse.json(ImagesResponse.of(links, message(result, message)));
    }

    /** Returns what was ignored in the body and the notes of the result, as sentences. */
    private static Optional<String> message(ImageResult result, Optional<String> ignored) {
        String text = Stream.concat(ignored.stream(), result.notes().stream().map(note -> sentence(note.message())))
                .collect(Collectors.joining(" "));
        return Optional.of(text).filter(told -> !told.isEmpty());
    }

    private static String sentence(String note) {
        String begun = note.isEmpty() ? note : Character.toUpperCase(note.charAt(0)) + note.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }

    static String prompt(JsonObject body) {
        String prompt = body.original(body.requiredText(VisionStudioWire.PROMPT));
        if (prompt.isBlank()) {
            throw HttpError.value(VisionStudioWire.PROMPT, "'prompt' is empty: describe what the image should show.")
                    .asException();
        }
        return prompt;
    }

    static int count(JsonObject body) {
        return body.integer(VisionStudioWire.COUNT, 1, VisionStudioWire.MOST_IMAGES)
                .orElse(1);
    }

    /** Returns the exact pixels of the requested ratio; default: square. */
    static ImageSize size(JsonObject body) {
        AspectRatio ratio = body.text(VisionStudioWire.RATIO)
                .map(text -> HttpError.checked(VisionStudioWire.RATIO, () -> AspectRatio.parse(text)))
                .orElse(VisionStudioWire.SQUARE);
        if (!VisionStudioWire.RATIOS.containsKey(ratio)) {
            throw HttpError.value(
                            VisionStudioWire.RATIO,
                            "Invalid 'aspect_ratio': '" + ratio + "'; 1:1, 2:3 and 3:2 are allowed.")
                    .asException();
        }
        return new ImageSize.Exact(VisionStudioWire.RATIOS.get(ratio));
    }

    /** Returns the enum value of a parameter; throws {@link HttpErrorException} if it is not allowed. */
    static <E extends Enum<E>> E word(JsonObject body, String name, Set<E> allowed, E defaultValue) {
        Function<E, String> toWord = value -> value.name().toLowerCase(Locale.ROOT);
        Optional<String> text = body.text(name);
        if (text.isEmpty()) {
            return defaultValue;
        }
        return allowed.stream()
                .filter(value -> toWord.apply(value).equals(text.get()))
                .findFirst()
                .orElseThrow(() -> HttpError.value(
                                name,
                                "Invalid '" + name + "': '" + text.get() + "'; "
                                        + allowed.stream().map(toWord).collect(Collectors.joining(", "))
                                        + " are allowed.")
                        .asException());
    }

    /** Returns the image under one of two names, a URL or base64; exactly one of them must be present. */
    static ImageSource image(JsonObject body, String url, String file) throws IOException {
        Optional<ImageSource> urlImage = body.image(url);
        Optional<ImageSource> fileImage = body.image(file);
        if (urlImage.isPresent() == fileImage.isPresent()) {
            throw HttpError.of(
                            url,
                            urlImage.isPresent() ? "invalid_value" : "missing_required_parameter",
                            "Give the image either as '" + url + "' or as base64 in '" + file + "'; "
                                    + (urlImage.isPresent() ? "both are present." : "neither is present."))
                    .asException();
        }
        return urlImage.or(() -> fileImage).orElseThrow();
    }

    /** {@code {"success": false, "message": …}}. */
    private static final class VisionStudioErrorEncoder implements ErrorEncoder {
        @Override
        public ErrorTable table() {
            return VisionStudioErrors.TABLE;
        }

        @Override
        public Map<String, ?> encode(ServerError error) {
            String text = error.message();
            String message = error.param()
                    .filter(param -> !text.contains(param))
                    .map(param -> param + ": " + text)
                    .orElse(text);
            return Map.of("success", false, "message", message);
        }
    }
}
