package dev.easel.adapters.chat.find;

import dev.easel.http.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the image from a JSON value where an image is expected, in any of the shapes that occur:
 * {@code "…"}, {@code {"url": …}}, {@code {"image_url": {"url": …}}}, {@code {"b64_json": …}}, {@code {"inline_data":
 * {"data": …}}}, {@code {"type": "image", "source": {"data": …}}} and mixtures of them.
 */
final class ImageNode {
    /** Members that hold an image, or an object that does; in the order in which they are tried. */
    private static final List<String> MEMBERS = List.of(
            "image_url",
            "imageUrl",
            "url",
            "b64_json",
            "inline_data",
            "inlineData",
            "image",
            "source",
            "base64",
            "data",
            "image_base64",
            "file_data",
            "fileUri",
            "file_uri",
            "result",
            "file",
            "file_data_url",
            "sample",
            "bytesBase64Encoded");

    /** Members that hold a list of images. */
    private static final List<String> LISTS =
            List.of("images", "data", "image_urls", "output", "results", "output_images");

    private static final List<String> MEDIA_TYPES = List.of("mimeType", "mime_type", "media_type", "content_type");
    private static final int DEEPEST = 6;

    private final ReferenceReader references;

    ImageNode(ReferenceReader references) {
        this.references = references;
    }

    /** Returns the images of a value: those of each element of a list, else at most one. */
    Stream<ImageReference> all(Json value) {
        return all(value, 0);
    }

    private Stream<ImageReference> all(Json value, int depth) {
        if (value.isArray() && depth < DEEPEST) {
            return value.items().stream().flatMap(element -> all(element, depth + 1));
        }
        List<Json> lists = LISTS.stream().map(value::get).filter(Json::isArray).toList();
        return lists.isEmpty() || depth >= DEEPEST
                ? one(value, depth).stream()
                : lists.stream().flatMap(list -> all(list, depth + 1));
    }

    private Optional<ImageReference> one(Json value, int depth) {
        if (value.isText()) {
            return value.text().flatMap(references::read);
        }
        if (!value.isObject() || depth >= DEEPEST || isOtherMedia(value)) {
            return Optional.empty();
        }
        return MEMBERS.stream()
                .map(value::get)
                .map(member -> one(member, depth + 1))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns whether an object declares that it is something else: a video, a document, a thought. */
    private static boolean isOtherMedia(Json object) {
        String type = object.text("type").orElse("").toLowerCase(Locale.ROOT);
        boolean otherType = type.contains("video") || type.contains("audio") || type.contains("thinking");
        boolean otherMedia = MEDIA_TYPES.stream()
                .flatMap(name -> object.text(name).stream())
                .map(media -> media.toLowerCase(Locale.ROOT))
                .anyMatch(media -> !media.startsWith("image/") && !media.contains("octet-stream"));
        return otherType || otherMedia || object.flag("thought").orElse(false);
    }
}
