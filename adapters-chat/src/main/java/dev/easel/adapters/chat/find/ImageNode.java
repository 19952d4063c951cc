package dev.easel.adapters.chat.find;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads the picture out of a JSON value that stands where a picture is expected, in any of the shapes that occur:
 * {@code "…"}, {@code {"url": …}}, {@code {"image_url": {"url": …}}}, {@code {"b64_json": …}}, {@code {"inline_data":
 * {"data": …}}}, {@code {"type": "image", "source": {"data": …}}} and their mixtures.
 */
final class ImageNode {
    /** Members that hold a picture, or an object that does; in the order in which they are tried. */
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
            "file_data_url");

    /** Members that hold a list of pictures. */
    private static final List<String> LISTS = List.of("images", "data", "image_urls", "output");

    private static final List<String> MEDIA_TYPES = List.of("mimeType", "mime_type", "media_type", "content_type");
    private static final int DEEPEST = 6;

    private final ReferenceReader references;

    ImageNode(ReferenceReader references) {
        this.references = references;
    }

    /** Returns the pictures of a value: each element's of a list, else one or none. */
    Stream<PictureReference> all(JsonNode value) {
        return all(value, 0);
    }

    private Stream<PictureReference> all(JsonNode value, int depth) {
        if (value.isArray() && depth < DEEPEST) {
            return stream(value).flatMap(element -> all(element, depth + 1));
        }
        List<JsonNode> lists =
                LISTS.stream().map(value::path).filter(JsonNode::isArray).toList();
        return lists.isEmpty() || depth >= DEEPEST
                ? one(value, depth).stream()
                : lists.stream().flatMap(list -> all(list, depth + 1));
    }

    private Optional<PictureReference> one(JsonNode value, int depth) {
        if (value.isTextual()) {
            return references.read(value.textValue());
        }
        if (!value.isObject() || depth >= DEEPEST || isOtherMedia(value)) {
            return Optional.empty();
        }
        return MEMBERS.stream()
                .map(value::path)
                .map(member -> one(member, depth + 1))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns whether an object says that it is something else: a film, a document, a thought. */
    private static boolean isOtherMedia(JsonNode object) {
        String type = object.path("type").asText().toLowerCase(Locale.ROOT);
        boolean otherType = type.contains("video") || type.contains("audio") || type.contains("thinking");
        boolean otherMedia = MEDIA_TYPES.stream()
                .map(name -> object.path(name).asText().toLowerCase(Locale.ROOT))
                .anyMatch(media -> !media.isEmpty() && !media.startsWith("image/") && !media.contains("octet-stream"));
        return otherType || otherMedia || object.path("thought").asBoolean(false);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
