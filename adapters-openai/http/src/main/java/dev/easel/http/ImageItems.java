package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.ExtractionRule;
import dev.easel.http.json.ImageToken;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the responses of image endpoints have their images: {@code data[]} of OpenAI's schema first, then the places of
 * servers that only nearly follow it ({@code images}, {@code output}, {@code results} and such), as URLs or base64.
 */
public final class ImageItems {
    /** The strings that contain only an image's base64; data URIs are extracted anywhere. */
    public static final ExtractionRule BASE64 =
            ExtractionRule.of("b64_json", "base64", "image_base64", "bytesBase64Encoded", "image_file");

    private static final int DEEPEST = 4;

    /** Members of a response with one image, or a list of them. */
    private static final List<String> LISTS = List.of(
            "data",
            "images",
            "output_images",
            "results",
            "output",
            "artifacts",
            "predictions",
            "generations",
            "image_urls",
            "urls");

    /** Objects around the lists. */
    private static final List<String> WRAPPERS = List.of("data", "output", "result", "response");

    /** Members of an element that are base64, or an object with such a member. */
    private static final List<String> INLINE =
            List.of("b64_json", "base64", "image_base64", "bytesBase64Encoded", "image_file");

    /** Members of an element that are a URL, base64 that stands in for one, or an object with such a member. */
    private static final List<String> LINKS = List.of("url", "image_url", "imageUrl", "image", "sample", "uri");

    /** How the base64 of PNG, JPEG, WebP and GIF begins. */
    private static final List<String> BEGINNINGS = List.of("iVBORw0KGgo", "/9j/", "UklGR", "R0lGOD");

    private static final int SHORTEST_IMAGE = 40;

    private ImageItems() {}

    /** Returns the elements that stand for images, each perhaps without one; empty if the response has none. */
    public static List<Json> of(Json response) {
        return items(requireNonNull(response, "response"), 0);
    }

    private static List<Json> items(Json response, int depth) {
        if (depth > DEEPEST) {
            return List.of();
        }
        List<List<Json>> found =
                places(response, depth).filter(list -> !list.isEmpty()).toList();
        return found.stream()
                .filter(list -> list.stream().anyMatch(ImageItems::namesImage))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .orElseGet(() -> response.isObject() && namesImage(response) ? List.of(response) : List.of());
    }

    private static Stream<List<Json>> places(Json response, int depth) {
        Stream<List<Json>> lists = LISTS.stream().map(response::get).map(ImageItems::list);
        Stream<List<Json>> wrapped =
                WRAPPERS.stream().map(response::get).filter(Json::isObject).map(inner -> items(inner, depth + 1));
        // Some servers answer with choices whose content has the images.
        Stream<List<Json>> choices = Stream.of(response.get("choices").items().stream()
                .flatMap(choice -> choice.at("message", "content").items().stream())
                .filter(ImageItems::namesImage)
                .toList());
        return Stream.of(lists, wrapped, choices).flatMap(place -> place);
    }

    private static List<Json> list(Json value) {
        boolean named =
                value.text().filter(text -> isLink(text) || isBase64(text)).isPresent();
        return named ? List.of(value) : value.items();
    }

    private static boolean namesImage(Json item) {
        return item.text()
                        .filter(text -> isLink(text) || isBase64(text) || isPath(text))
                        .isPresent()
                || Stream.concat(INLINE.stream(), LINKS.stream())
                        .anyMatch(name -> text(item, name).isPresent());
    }

    /** Returns the image of an element, or of an event: inline, at a URL, or both. */
    public static Optional<ReceivedImage> image(Json item, ResponseReader response) throws IOException {
        requireNonNull(item, "item");
        requireNonNull(response, "response");
        List<String> named = Stream.of(
                        INLINE.stream().flatMap(name -> text(item, name).stream()),
                        LINKS.stream().flatMap(name -> text(item, name).stream()),
                        item.text().filter(ignored -> namesImage(item)).stream())
                .flatMap(texts -> texts)
                .toList();
        Optional<ExtractedImage> inline = Optional.empty();
        Optional<String> url = Optional.empty();
        for (String text : named) {
            Optional<ExtractedImage> image = inline(text, response);
            url = image.isPresent() || url.isPresent() ? url : Optional.of(text);
            inline = inline.isPresent() ? inline : image;
        }
        Optional<String> address = url;
        return inline.map(ReceivedImage::inline)
                .map(received -> address.map(received::alsoAt).orElse(received))
                .or(() -> address.map(ReceivedImage::at));
    }

    /** Returns the image that a text is, be it the token of an extracted one or base64 in place of a URL. */
    public static Optional<ExtractedImage> inline(String text, ResponseReader response) throws IOException {
        requireNonNull(text, "text");
        requireNonNull(response, "response");
        Optional<ExtractedImage> extracted = response.images().find(text);
        if (extracted.isPresent() || !isBase64(text)) {
            return extracted;
        }
        ExtractedImage image = response.images().begin("base64 in place of a URL");
        image.append(text);
        return Optional.of(image);
    }

    /** Returns a member that is a text, or the URL or base64 of one that is an object. */
    private static Optional<String> text(Json item, String name) {
        Json member = item.get(name);
        return member.isObject()
                ? Stream.concat(INLINE.stream(), LINKS.stream())
                        .flatMap(inner -> member.text(inner).stream())
                        .findFirst()
                : item.text(name);
    }

    private static boolean isLink(String text) {
        return text.startsWith("http://") || text.startsWith("https://") || ImageToken.end(text, 0) == text.length();
    }

    private static boolean isPath(String text) {
        return text.indexOf('/') >= 0 && text.indexOf(' ') < 0;
    }

    private static boolean isBase64(String text) {
        return text.length() >= SHORTEST_IMAGE
                && BEGINNINGS.stream().anyMatch(text::startsWith)
                && text.chars().noneMatch(c -> c == '.' || c == '?' || c == ':');
    }
}
