package dev.easel.server.route;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.ImageProcessingException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A JSON object of a request. Its images were extracted while it arrived: a string that is only a {@code data:} URI, or
 * base64 where the route allows it, is read with {@link #image}.
 */
public final class JsonObject implements RequestFields {
    /** Finds the images that were extracted from a body by the text that replaced them. */
    @FunctionalInterface
    public interface Images {
        /** No images. */
        Images NONE = text -> Optional.empty();

        /** Returns the image that a text stands for, or empty if it stands for none. */
        Optional<ImageData> find(String text) throws IOException;

        /** Returns a text as the caller wrote it, with what was extracted from it put back. */
        default String original(String text) {
            return text;
        }

        /** Returns a text for messages, with an ellipsis for what was extracted from it. */
        default String shown(String text) {
            return text;
        }
    }

    private final String path;
    private final Map<?, ?> members;
    private final Images images;

    private JsonObject(String path, Map<?, ?> members, Images images) {
        this.path = path;
        this.members = members;
        this.images = images;
    }

    /** Returns an object of strings, numbers, booleans, maps and lists. */
    public static JsonObject of(Map<?, ?> members, Images images) {
        return new JsonObject("", members, images);
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        members.forEach((name, value) -> {
            if (value != null) {
                names.add(String.valueOf(name));
            }
        });
        return names;
    }

    @Override
    public String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Returns a value of any type: string, number, boolean, {@link Map} or {@link List}. */
    public Optional<Object> any(String name) {
        return Optional.ofNullable(members.get(name));
    }

    @Override
    public Optional<String> text(String name) {
        return any(name).map(value -> {
            if (value instanceof String text) {
                return text;
            }
            throw wrongType(name, "a string", value);
        });
    }

    @Override
    public String original(String text) {
        return images.original(text);
    }

    @Override
    public OptionalInt integer(String name) {
        Optional<Object> value = any(name).map(v -> numeric(name, "an integer", v));
        return value.isEmpty()
                ? OptionalInt.empty()
                : FieldParser.integer(pathOf(name), value.get().toString());
    }

    @Override
    public OptionalDouble number(String name) {
        Optional<Object> value = any(name).map(v -> numeric(name, "a number", v));
        return value.isEmpty()
                ? OptionalDouble.empty()
                : FieldParser.number(pathOf(name), value.get().toString());
    }

    private Object numeric(String name, String expected, Object value) {
        if (value instanceof Number || value instanceof String) {
            return value;
        }
        throw wrongType(name, expected, value);
    }

    @Override
    public Optional<Boolean> flag(String name) {
        return any(name).flatMap(value -> {
            if (value instanceof Boolean flag) {
                return Optional.of(flag);
            }
            if (value instanceof String text) {
                return FieldParser.flag(pathOf(name), text);
            }
            throw wrongType(name, "a boolean", value);
        });
    }

    /** Returns an object within this one. */
    public Optional<JsonObject> object(String name) {
        return any(name).map(value -> {
            if (value instanceof Map<?, ?> map) {
                return new JsonObject(pathOf(name), map, images);
            }
            throw wrongType(name, "an object", value);
        });
    }

    /** Returns the elements of an array; empty when it is absent. */
    public List<Object> array(String name) {
        return any(name)
                .map(value -> {
                    if (value instanceof List<?> list) {
                        return List.<Object>copyOf(
                                list.stream().map(e -> e == null ? "null" : e).toList());
                    }
                    throw wrongType(name, "an array", value);
                })
                .orElse(List.of());
    }

    /** Returns the objects of an array, each with its path; empty when it is absent. */
    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        for (Object element : array(name)) {
            String elementPath = pathOf(name) + "[" + objects.size() + "]";
            if (!(element instanceof Map<?, ?> map)) {
                throw HttpError.type(elementPath, "an object", kindOf(element)).asException();
            }
            objects.add(new JsonObject(elementPath, map, images));
        }
        return objects;
    }

    /**
     * Returns an image: an {@code http} or {@code https} URL, a {@code data:} URI, or base64 where the route allows it.
     * Anything else is an error of that parameter.
     */
    public Optional<ImageSource> image(String name) throws IOException {
        Optional<String> text = text(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(image(pathOf(name), text.get()));
    }

    /** Returns the image in a text, as {@link #image(String)} does; the path is for messages. */
    public ImageSource image(String at, String text) throws IOException {
        try {
            Optional<ImageData> inline = images.find(text);
            if (inline.isPresent()) {
                return inline.get();
            }
        } catch (ImageProcessingException e) {
            throw HttpError.of(at, "invalid_image_file", "Invalid '" + at + "': " + e.getMessage())
                    .asException();
        }
        return url(text)
                .orElseThrow(() -> HttpError.value(
                                at,
                                "Invalid '" + at + "': '" + FieldParser.shortened(images.shown(text))
                                        + "' is not an image; expected an http or https URL or a base64 data URI.")
                        .asException());
    }

    private static Optional<ImageSource> url(String text) {
        String start = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
        if (!start.startsWith("http://") && !start.startsWith("https://")) {
            return Optional.empty();
        }
        try {
            return Optional.of(ImageSource.of(new URI(text.strip().replace(" ", "%20"))));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private HttpErrorException wrongType(String name, String expected, Object value) {
        return HttpError.type(pathOf(name), expected, kindOf(value)).asException();
    }

    private static String kindOf(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return value instanceof Map
                ? "an object"
                : value instanceof List
                        ? "an array"
                        : value instanceof String ? "a string" : value instanceof Boolean ? "a boolean" : "a number";
    }

    /** Returns the names of the members; never their values. */
    @Override
    public String toString() {
        return "JsonObject" + names();
    }
}
