package dev.easel.core.domain.image;

import dev.easel.core.failure.ImageProcessingException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads format, size, orientation and the presence of alpha from the bytes of an image, without decoding it.
 *
 * <p>It reads forward only, holds no more than one small metadata block, and never allocates what a header declares.
 */
final class HeaderReader {
    private HeaderReader() {}

    /**
     * Reads a header; the stream is left open, somewhere within the image.
     *
     * @throws ImageProcessingException when the bytes are not a PNG, JPEG, WebP or GIF image, or end before its size
     * @throws IOException when the stream itself fails
     */
    public static ImageHeader read(InputStream stream) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stream, 1024);
        buffered.mark(UnreadFormat.LENGTH);
        ByteReader in = new ByteReader(buffered);
        try {
            int first = in.u16();
            return switch (first) {
                case 0x8950 -> PngHeader.read(in);
                case 0xFFD8 -> JpegHeader.read(in);
                case 0x5249 -> WebpHeader.read(in);
                case 0x4749 -> GifHeader.read(in);
                default -> {
                    buffered.reset();
                    throw UnreadFormat.failure(buffered.readNBytes(UnreadFormat.LENGTH));
                }
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
