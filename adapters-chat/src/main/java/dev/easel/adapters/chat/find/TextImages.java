package dev.easel.adapters.chat.find;

import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The images that a message's text names, in the order of the text.
 *
 * <p>{@link #shown} returns those the text shows; only if it shows none may its {@link #offered downloads} or, last, the
 * URLs that it merely {@link #mentioned mentions} be the images.
 */
final class TextImages {
    private static final String[] DOWNLOAD = {"download", "下载", "下載"};
    private static final int LONGEST_LABEL = 200;

    private final ReferenceReader references;
    private final ImageNode nodes;

    TextImages(ReferenceReader references) {
        this.references = references;
        this.nodes = new ImageNode(references);
    }

    /** Returns the images shown by Markdown, by {@code <img>}, as data URIs and as tokens of images already extracted. */
    List<ImageReference> shown(String readable) {
        List<Found> found = new ArrayList<>();
        for (MarkdownLink image : images(readable)) {
            found.add(new Found(image.url(), image.start(), image.end()));
        }
        for (HtmlImage image : HtmlImage.in(readable)) {
            found.add(new Found(image.url(), image.start(), image.end()));
        }
        found.sort(Comparator.comparingInt(Found::start));
        found.addAll(InlineData.between(found, readable));
        found.sort(Comparator.comparingInt(Found::start));
        return read(found.stream().map(Found::url));
    }

    /** Returns the images of a text that consists only of base64, a URL, or a response quoted as JSON. */
    List<ImageReference> whole(String readable) {
        String text = readable.strip();
        if (Base64Text.isImage(text) || isUrl(text)) {
            return read(Stream.of(text));
        }
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return List.of();
        }
        try {
            return nodes.all(Json.parse(text)).toList();
        } catch (MalformedResponseException e) {
            return List.of();
        }
    }

    /** Returns the targets of links labeled as downloads. */
    List<ImageReference> offered(String readable) {
        return read(MarkdownLink.in(readable).stream()
                .filter(link -> !link.image() && isDownload(readable, link))
                .map(MarkdownLink::url));
    }

    /** Returns the bare URLs that look like image URLs. */
    List<ImageReference> mentioned(String readable) {
        return read(BareUrl.in(readable).stream()
                .filter(url -> ImageUrl.hasImageExtension(url) || ImageUrl.hasImageSegment(url)));
    }

    private static boolean isUrl(String text) {
        return BareUrl.in(text).equals(List.of(text)) && !ImageUrl.isPage(text);
    }

    /** Returns the Markdown images; an image that links to its full size is replaced by the full size. */
    private static List<MarkdownLink> images(String text) {
        List<MarkdownLink> images = new ArrayList<>();
        for (MarkdownLink link : MarkdownLink.in(text)) {
            MarkdownLink last = images.isEmpty() ? null : images.get(images.size() - 1);
            if (link.image()) {
                images.add(link);
            } else if (last != null && link.wraps(last, text) && !ImageUrl.isPage(link.url())) {
                images.set(images.size() - 1, link);
            }
        }
        return images;
    }

    private static boolean isDownload(String text, MarkdownLink link) {
        int end = Math.min(link.labelEnd(), link.labelStart() + LONGEST_LABEL);
        String label = text.substring(link.labelStart(), end).toLowerCase(Locale.ROOT);
        return Stream.of(DOWNLOAD).anyMatch(label::contains);
    }

    private List<ImageReference> read(Stream<String> values) {
        return values.map(references::read).flatMap(Optional::stream).toList();
    }

    /** A shown image and its position. */
    record Found(String url, int start, int end) {}
}
