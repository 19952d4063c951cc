package dev.easel.core.domain.image;

import dev.easel.core.failure.ImageProcessingException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads format, size, orientation and the presence of alpha from the bytes of an image, without decoding it.
 *
 * <p>It reads forward only, holds no more than one small metadata block, and never allocates what a header declares.
 */
final class HeaderReader {
    private HeaderReader() {}

    /**
     * Reads a header, or returns empty when the first bytes are not those of a PNG, JPEG, WebP or GIF; the stream is left
     * open, somewhere within the image.
     *
     * @throws ImageProcessingException when the image ends before its size, or its header is damaged
     * @throws IOException when the stream itself fails
     */
    public static Optional<ImageHeader> read(InputStream stream) throws IOException {
        ByteReader in = new ByteReader(new BufferedInputStream(stream, 1024));
        try {
            int first = in.u16();
            return switch (first) {
                case 0x8950 -> Optional.of(PngHeader.read(in));
                case 0xFFD8 -> Optional.of(JpegHeader.read(in));
                case 0x5249 -> Optional.of(WebpHeader.read(in));
                case 0x4749 -> Optional.of(GifHeader.read(in));
                default -> Optional.empty();
            };
        } catch (EOFException e) {
            throw new ImageProcessingException("The image ends before its size: it is empty or truncated.", e);
        } catch (IllegalArgumentException e) {
            throw new ImageProcessingException("The image's header is damaged: " + e.getMessage(), e);
        }
    }

    static ImageProcessingException unknown() {
        return new ImageProcessingException("Unknown image format: only PNG, JPEG, WebP and GIF can be read.");
    }
}
