package dev.easel.adapters.chat.find;

import dev.easel.adapters.http.json.Json;
import dev.easel.adapters.http.json.MalformedReplyException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pictures that a message's text names, in the order of the text.
 *
 * <p>{@link #shown} are those the text shows; only a text that shows none may mean its {@link #offered downloads} or, at
 * last, the addresses that it merely {@link #mentioned mentions}.
 */
final class TextPictures {
    private static final String[] DOWNLOAD = {"download", "下载", "下載"};
    private static final int LONGEST_LABEL = 200;

    private final ReferenceReader references;
    private final ImageNode images;

    TextPictures(ReferenceReader references) {
        this.references = references;
        this.images = new ImageNode(references);
    }

    /** Returns the pictures shown by Markdown, by {@code <img>}, as data URIs and as marks of pictures already cut out. */
    List<PictureReference> shown(String readable) {
        List<Found> found = new ArrayList<>();
        for (MarkdownLink picture : pictures(readable)) {
            found.add(new Found(picture.address(), picture.start(), picture.end()));
        }
        for (HtmlImage image : HtmlImage.in(readable)) {
            found.add(new Found(image.address(), image.start(), image.end()));
        }
        found.sort(Comparator.comparingInt(Found::start));
        found.addAll(InlineData.between(found, readable));
        found.sort(Comparator.comparingInt(Found::start));
        return read(found.stream().map(Found::address));
    }

    /** Returns the pictures of a text that is nothing but one: base64, an address, or an answer quoted as JSON. */
    List<PictureReference> whole(String readable) {
        String text = readable.strip();
        if (Base64Text.isPicture(text) || isAddress(text)) {
            return read(Stream.of(text));
        }
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return List.of();
        }
        try {
            return images.all(Json.parse(text)).toList();
        } catch (MalformedReplyException e) {
            return List.of();
        }
    }

    /** Returns what the links labelled as downloads lead to. */
    List<PictureReference> offered(String readable) {
        return read(MarkdownLink.in(readable).stream()
                .filter(link -> !link.picture() && isDownload(readable, link))
                .map(MarkdownLink::address));
    }

    /** Returns the bare addresses that look like a picture's. */
    List<PictureReference> mentioned(String readable) {
        return read(BareAddress.in(readable).stream()
                .filter(address ->
                        PictureAddress.hasPictureExtension(address) || PictureAddress.hasImageSegment(address)));
    }

    private static boolean isAddress(String text) {
        return BareAddress.in(text).equals(List.of(text)) && !PictureAddress.isPage(text);
    }

    /** Returns the pictures of Markdown; one that links to its full size is the full size. */
    private static List<MarkdownLink> pictures(String text) {
        List<MarkdownLink> pictures = new ArrayList<>();
        for (MarkdownLink link : MarkdownLink.in(text)) {
            MarkdownLink last = pictures.isEmpty() ? null : pictures.get(pictures.size() - 1);
            if (link.picture()) {
                pictures.add(link);
            } else if (last != null && link.wraps(last, text) && !PictureAddress.isPage(link.address())) {
                pictures.set(pictures.size() - 1, link);
            }
        }
        return pictures;
    }

    private static boolean isDownload(String text, MarkdownLink link) {
        int end = Math.min(link.labelEnd(), link.labelStart() + LONGEST_LABEL);
        String label = text.substring(link.labelStart(), end).toLowerCase(Locale.ROOT);
        return Stream.of(DOWNLOAD).anyMatch(label::contains);
    }

    private List<PictureReference> read(Stream<String> values) {
        return values.map(references::read).flatMap(Optional::stream).toList();
    }

    /** A picture shown, and where. */
    record Found(String address, int start, int end) {}
}
