package dev.easel.http.body;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import java.net.URI;

/** A value in a {@link JsonBody}: an image's base64, alone or as a data URI, streamed from the image's source. */
public final class InlineImage {
    private final ImageData image;
    private final String prefix;
    private final String suffix;

    private InlineImage(ImageData image, String prefix, String suffix) {
        this.image = image;
        this.prefix = prefix;
        this.suffix = suffix;
    }

    /** Returns an image as bare base64. */
    public static InlineImage base64(ImageSource source) {
        return new InlineImage(requireNonNull(source, "source").load(), "", "");
    }

    /** Returns an image as a {@code data:} URI with the media type of its bytes. */
    public static InlineImage dataUri(ImageSource source) {
        return dataUriWithin("", source, "");
    }

    /** Returns an image as a {@code data:} URI with text before and after it, as in Markdown. */
    public static InlineImage dataUriWithin(String before, ImageSource source, String after) {
        requireNonNull(before, "before");
        requireNonNull(source, "source");
        requireNonNull(after, "after");
        ImageData data = source.load();
        return new InlineImage(data, before + "data:" + data.format().mediaType() + ";base64,", after);
    }

    /** Returns an image's URL as it is, any other image as a {@code data:} URI. */
    public static Object urlOrDataUri(ImageSource source) {
        return requireNonNull(source, "source")
                .remoteUrl()
                .<Object>map(URI::toString)
                .orElseGet(() -> dataUri(source));
    }

    /** Returns the number of characters. */
    public long length() {
        return prefix.length() + text().length() + suffix.length();
    }

    String prefix() {
        return prefix;
    }

    String suffix() {
        return suffix;
    }

    BodySegment text() {
        return BodySegment.base64(image.content());
    }
}
