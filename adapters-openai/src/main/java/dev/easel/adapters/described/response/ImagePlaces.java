package dev.easel.adapters.described.response;

import dev.easel.core.annotation.Nullable;
import dev.easel.http.ImageItems;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.ExtractionRule;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a response has its images, as base64 and at URLs, and the prompts that they were made from. */
final class ImagePlaces {
    private static final String BASE64 = "base64 ";
    private static final String URL = "url ";

    private final ExtractionRule rule;
    private final Map<ResponsePath, List<ResponsePath>> lists = new LinkedHashMap<>();
    private final List<ResponsePath> prompts;

    /** What was found: the images in order, and the elements of their list that have none. */
    record Found(List<ReceivedImage> images, List<Json> empty) {}

    private ImagePlaces(List<Place> places, List<ResponsePath> prompts) {
        this.rule = ExtractionRule.of(places.stream()
                .filter(Place::base64)
                .flatMap(place -> place.path().positions().stream())
                .toArray(String[]::new));
        places.forEach(place -> lists.computeIfAbsent(place.path().list(), list -> new ArrayList<>())
                .add(place.path().withinElement()));
        this.prompts = prompts;
    }

    private record Place(boolean base64, ResponsePath path) {
        static Place parse(String text, String place) {
            boolean base64 = text.startsWith(BASE64);
            if (!base64 && !text.startsWith(URL)) {
                throw new IllegalArgumentException(place + ": invalid place of an image '" + text
                        + "'; expected 'base64 PATH' or 'url PATH', such as base64 data[*].b64_json.");
            }
            return new Place(base64, ResponsePath.parse(text.substring((base64 ? BASE64 : URL).length()), place));
        }
    }

    /** Reads the members {@code images} and {@code revisedPrompt} of a description. */
    static ImagePlaces of(Section response) {
        return new ImagePlaces(response.each("images", Place::parse), response.paths("revisedPrompt"));
    }

    /** Returns which strings are extracted while a response streams in. */
    ExtractionRule rule() {
        return rule;
    }

    /** Returns the images of the first list that has any. */
    Found in(ResponseDocument document, ResponseReader response) throws IOException {
        List<Json> withoutImage = new ArrayList<>();
        for (Map.Entry<ResponsePath, List<ResponsePath>> list : lists.entrySet()) {
            List<ReceivedImage> images = new ArrayList<>();
            List<Json> empty = new ArrayList<>();
            for (Json element : list.getKey().values(document)) {
                ReceivedImage image = image(document.part(element), list.getValue(), response);
                if (image == null) {
                    empty.add(element);
                } else {
                    images.add(image.revisedPrompt(prompt(document.part(element), list.getKey(), response)));
                }
            }
            if (!images.isEmpty()) {
                return new Found(withPrompts(images, document, response), empty);
            }
            withoutImage.addAll(empty);
        }
        return new Found(List.of(), withoutImage);
    }

    /** Returns the image of an element: inline, at a URL, or both; null if it has none. */
    private static @Nullable ReceivedImage image(
            ResponseDocument element, List<ResponsePath> places, ResponseReader response) throws IOException {
        ExtractedImage inline = null;
        String url = null;
        for (ResponsePath place : places) {
            for (String text : place.words(element)) {
                Optional<ExtractedImage> image = ImageItems.inline(text, response);
                inline = inline == null ? image.orElse(null) : inline;
                url = url == null && image.isEmpty() ? text : url;
            }
        }
        if (inline == null) {
            return url == null ? null : ReceivedImage.at(url);
        }
        ReceivedImage image = ReceivedImage.inline(inline);
        return url == null ? image : image.alsoAt(url);
    }

    private Optional<String> prompt(ResponseDocument element, ResponsePath list, ResponseReader response)
            throws IOException {
        return whole(
                ResponsePath.word(
                        prompts.stream()
                                .filter(path -> path.list().equals(list))
                                .map(ResponsePath::withinElement)
                                .toList(),
                        element),
                response);
    }

    /** A prompt outside of the elements is that of all images; of several there, each has its own. */
    private List<ReceivedImage> withPrompts(
            List<ReceivedImage> images, ResponseDocument document, ResponseReader response) throws IOException {
        if (images.stream().anyMatch(image -> image.revisedPrompt().isPresent())) {
            return images;
        }
        List<String> words = prompts.stream()
                .map(path -> path.words(document))
                .filter(found -> found.size() == 1 || found.size() == images.size())
                .findFirst()
                .orElse(List.of());
        List<ReceivedImage> all = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            Optional<String> prompt =
                    words.isEmpty() ? Optional.empty() : Optional.of(words.get(words.size() == 1 ? 0 : i));
            all.add(images.get(i).revisedPrompt(whole(prompt, response)));
        }
        return all;
    }

    /** A prompt may contain a data URI. */
    private static Optional<String> whole(Optional<String> prompt, ResponseReader response) throws IOException {
        return prompt.isPresent() ? Optional.of(response.restored(prompt.get(), quoted -> true)) : prompt;
    }
}
