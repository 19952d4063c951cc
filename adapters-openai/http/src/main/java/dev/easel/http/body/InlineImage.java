package dev.easel.http.body;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import java.net.URI;
import java.util.Optional;

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
        return new InlineImage(data(source), "", "");
    }

    /** Returns an image as a {@code data:} URI with the media type of its bytes. */
    public static InlineImage dataUri(ImageSource source) {
        return dataUriWithin("", source, "");
    }

    /** Returns an image as a {@code data:} URI with text before and after it, as in Markdown. */
    public static InlineImage dataUriWithin(String before, ImageSource source, String after) {
        ImageData data = data(source);
        return new InlineImage(data, before + "data:" + data.format().mediaType() + ";base64,", after);
    }

    /** Returns an image's URL as it is, any other image as a {@code data:} URI. */
    public static Object addressOrDataUri(ImageSource source) {
        return address(source).<Object>map(URI::toString).orElseGet(() -> dataUri(source));
    }

    /** Returns the URL of an image that is given by its URL. */
    public static Optional<URI> address(ImageSource source) {
        return source instanceof ImageSource.OfUrl web ? Optional.of(web.url()) : Optional.empty();
    }

    /** Returns the data of a request's image; an image given by its URL must have been fetched before. */
    public static ImageData data(ImageSource source) {
        if (source instanceof ImageData data) {
            return data;
        }
        if (source instanceof ImageSource.Bytes bytes) {
            return ImageData.of(bytes.bytes());
        }
        if (source instanceof ImageSource.OfFile file) {
            return ImageData.of(file.path());
        }
        throw new IllegalArgumentException(
                "This provider accepts no image URLs: " + source + " must be fetched first.");
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
