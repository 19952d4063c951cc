package dev.easel.core.domain.image;

import static java.util.Objects.requireNonNull;

import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.io.Redacted;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a request's image comes from. Nothing is read before the call runs. */
public sealed interface ImageSource permits ImageData, ImageSource.Bytes, ImageSource.OfFile, ImageSource.OfUrl {
    /**
     * Reads the header of the image.
     *
     * @throws UnsupportedRequestException if the image is on the web: an {@code ImageFetcher} must fetch it first
     * @throws dev.easel.core.failure.ImageProcessingException if the bytes are not an image that can be read
     * @throws dev.easel.core.failure.StorageException if they cannot be read at all
     */
    ImageData load();

    /** Returns the URL of an image on the web, or empty for one on this machine. */
    default Optional<URI> remoteUrl() {
        return Optional.empty();
    }

    /** An encoded image in memory; the array must not change. */
    record Bytes(byte[] bytes) implements ImageSource {
        public Bytes {
            requireNonNull(bytes, "bytes");
        }

        @Override
        public ImageData load() {
            return ImageData.of(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "image of " + bytes.length + " bytes";
        }
    }

    /** An image file. */
    record OfFile(Path path) implements ImageSource {
        public OfFile {
            requireNonNull(path, "path");
        }

        @Override
        public ImageData load() {
            return ImageData.of(path);
        }

        @Override
        public String toString() {
            return "image file " + path;
        }
    }

    /** An image at an {@code http} or {@code https} URL. */
    record OfUrl(URI url) implements ImageSource {
        public OfUrl {
            requireNonNull(url, "url");
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https") || url.getHost() == null) {
                throw new IllegalArgumentException(
                        "Invalid image URL " + Redacted.url(url) + ": expected http://host/… or https://host/…");
            }
        }

        @Override
        public ImageData load() {
            throw new UnsupportedRequestException(
                    "The " + this + " has not been fetched; fetch it first, or pass its bytes or its file.");
        }

        @Override
        public Optional<URI> remoteUrl() {
            return Optional.of(url);
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
    static ImageSource of(Path path) {
        return new OfFile(path);
    }

    /** Takes an image from the web; passed on unchanged to providers that fetch images themselves. */
    static ImageSource of(URI url) {
        return new OfUrl(url);
    }
}
