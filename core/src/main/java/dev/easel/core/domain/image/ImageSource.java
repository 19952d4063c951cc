package dev.easel.core.domain.image;

import dev.easel.core.internal.io.Redacted;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** Where a request's image comes from. Nothing is read before the call runs. */
public sealed interface ImageSource permits ImageData, ImageSource.Bytes, ImageSource.OfFile, ImageSource.OfUrl {
    /** An encoded image in memory; the array must not change. */
    record Bytes(byte[] bytes) implements ImageSource {
        @Override
        public String toString() {
            return "image of " + bytes.length + " bytes";
        }
    }

    /** An image file. */
    record OfFile(Path path) implements ImageSource {
        @Override
        public String toString() {
            return "image file " + path;
        }
    }

    /** An image at an {@code http} or {@code https} URL. */
    record OfUrl(URI url) implements ImageSource {
        public OfUrl {
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https") || url.getHost() == null) {
                throw new IllegalArgumentException(
                        "Invalid image URL " + Redacted.url(url) + ": expected http://host/… or https://host/…");
            }
        }

        /** Returns the URL without its query, which often carries a signature. */
        @Override
        public String toString() {
            return "image at " + Redacted.url(url);
        }
    }

    /** Takes an encoded image (PNG, JPEG, WebP or GIF) from memory. */
    static ImageSource of(byte[] bytes) {
        return new Bytes(bytes);
    }

    /** Takes an image from a file. */
    static ImageSource of(Path file) {
        return new OfFile(file);
    }

    /** Takes an image from the web; passed on unchanged to providers that fetch images themselves. */
    static ImageSource of(URI url) {
        return new OfUrl(url);
    }
}
