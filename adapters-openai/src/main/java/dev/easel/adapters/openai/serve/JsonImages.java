package dev.easel.adapters.openai.serve;

import dev.easel.adapters.openai.wire.OpenAiWire;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.http.body.InlineImage;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.JsonObject;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The input images of a JSON body: as OpenAI documents them, {@code {"image_url": …}}, and as gateways and other servers
 * do, as text, as {@code {"url": …}} or {@code {"image_url": {"url": …}}}, alone or in a list.
 *
 * <p>The text is a URL, a data URI, or base64.
 */
public final class JsonImages {
    private static final String URL = "url";
    private static final String BASE64 = "b64_json";
    private static final String FILE = "file_id";

    /** Where the text of an image may be only base64. */
    private static final String[] POSITIONS = {
        "image", "image[]", "images[]", "mask", OpenAiWire.IMAGE_URL, "image_url[]", URL, BASE64
    };

    /** Members beside an image that say nothing more about it. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("type", "media_type", "name");

    private final JsonObject body;
    private final Strictness strictness;

    private JsonImages(JsonObject body, Strictness strictness) {
        this.body = body;
        this.strictness = strictness;
    }

    /** Reads a body in which images may be base64; throws {@link HttpErrorException} where one is no image. */
    public static JsonObject body(ServerRequest request) throws IOException {
        try {
            return request.json(POSITIONS);
        } catch (HttpErrorException e) {
            throw e.error().code().equals("invalid_base64") && e.error().param().isPresent()
                    ? notAnImage(e.error().param().get(), e.error().message())
                    : e;
        }
    }

    private static HttpErrorException notAnImage(String at, String why) {
        return HttpError.value(
                        at, "Invalid '" + at + "': expected an http or https URL, a base64 data URI, or base64. " + why)
                .asException();
    }

    /** Returns the images of a body under some names, in order. */
    public static List<ImageSource> of(JsonObject body, Strictness strictness, String... names) throws IOException {
        JsonImages reader = new JsonImages(body, strictness);
        List<ImageSource> images = new ArrayList<>();
        for (String name : names) {
            if (body.any(name).isPresent()) {
                reader.add(name, body.any(name).get(), images);
            }
        }
        return images;
    }

    private void add(String at, Object value, List<ImageSource> images) throws IOException {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                images.add(image(at + "[" + i + "]", list.get(i)));
            }
        } else {
            images.add(image(at, value));
        }
    }

    private ImageSource image(String at, Object value) throws IOException {
        if (value instanceof String text) {
            return body.image(at, text);
        }
        if (!(value instanceof Map<?, ?> reference)) {
            throw HttpError.type(
                            at,
                            "an image: a string, or an object with image_url",
                            value instanceof List ? "an array" : value == null ? "null" : "'" + value + "'")
                    .asException();
        }
        checkMembers(at, reference);
        for (String name : List.of(OpenAiWire.IMAGE_URL, URL, BASE64)) {
            Object inner = reference.get(name);
            if (inner instanceof Map<?, ?> nested && name.equals(OpenAiWire.IMAGE_URL)) {
                return inner(at + "." + name, nested);
            }
            if (inner != null) {
                return text(at + "." + name, inner);
            }
        }
        throw HttpError.missing(at + "." + OpenAiWire.IMAGE_URL).asException();
    }

    private void checkMembers(String at, Map<?, ?> reference) {
        for (Map.Entry<?, ?> member : reference.entrySet()) {
            String name = String.valueOf(member.getKey());
            String path = at + "." + name;
            if (name.equals(FILE) && member.getValue() != null) {
                throw HttpError.of(
                                path,
                                "unsupported_parameter",
                                "Unsupported parameter: '" + path
                                        + "': this server has no file uploads; use image_url instead.")
                        .asException();
            }
            boolean known =
                    Set.of(OpenAiWire.IMAGE_URL, URL, BASE64, FILE).contains(name) || WITHOUT_EFFECT.contains(name);
            if (!known && strictness != Strictness.LENIENT) {
                throw HttpError.unknown(path).asException();
            }
        }
    }

    /** Reads {@code {"url": …}}, beside which there may be a {@code detail} as in chat. */
    private ImageSource inner(String at, Map<?, ?> nested) throws IOException {
        Object url = nested.get(URL);
        if (url == null) {
            throw HttpError.missing(at + "." + URL).asException();
        }
        return text(at + "." + URL, url);
    }

    private ImageSource text(String at, Object value) throws IOException {
        if (!(value instanceof String text)) {
            throw HttpError.type(at, "a string", value instanceof Map ? "an object" : "'" + value + "'")
                    .asException();
        }
        ImageSource image = body.image(at, text);
        if (image.remoteUrl().isEmpty()) {
            checkLength(at, image);
        }
        return image;
    }

    private static void checkLength(String at, ImageSource image) {
        long length = InlineImage.dataUri(image).length();
        if (length > OpenAiWire.LONGEST_IMAGE_URL) {
            throw HttpError.of(
                            at,
                            "string_above_max_length",
                            "Invalid '" + at + "': string too long. Expected a string with maximum length "
                                    + OpenAiWire.LONGEST_IMAGE_URL + ", but got a string with length " + length
                                    + " instead.")
                    .asException();
        }
    }
}
