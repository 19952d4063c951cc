package dev.easel.core.internal.integrity;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Checks an image while its bytes arrive: the chunks of a PNG and their checksums, the segments and the end of a JPEG, the
 * lengths of a WebP, the blocks of a GIF, and whether so few bytes can hold the size that the header states.
 *
 * <p>Nothing is decoded. Only an image whose end is missing is read once more, to tell whether its pixels are all there.
 */
public final class ImageIntegrity {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 2;

    private final byte[] magic = new byte[MAGIC];
    private int seen;
    private @Nullable FormatCheck check;

    /** Takes the next bytes of the image. */
    public void update(byte[] bytes, int offset, int count) {
        int from = offset;
        while (seen < MAGIC && from < offset + count) {
            magic[seen++] = bytes[from++];
            if (seen == MAGIC) {
                begin();
            }
        }
        if (check != null) {
            check.accept(bytes, from, offset + count - from);
        }
    }

    private void begin() {
        check = switch ((magic[0] & 0xFF) << 8 | magic[1] & 0xFF) {
            case 0x8950 -> new PngCheck();
            case 0xFFD8 -> new JpegCheck();
            case 0x5249 -> new WebpCheck();
            case 0x4749 -> new GifCheck();
            default -> null;
        };
        if (check != null) {
            check.accept(magic, 0, MAGIC);
        }
    }

    /**
     * Returns a sentence that says why the image is not whole, or empty if it is whole or of an unknown format.
     *
     * @param content the bytes that this check has seen
     */
    public Optional<String> damage(Content content) throws IOException {
        return check == null ? Optional.empty() : check.damage(content);
    }

    /** Reads content to its end and returns why it is not a whole image, as {@link #damage(Content)} does. */
    public static Optional<String> damageOf(Content content) throws IOException {
        ImageIntegrity integrity = new ImageIntegrity();
        read(content, integrity::update);
        return integrity.damage(content);
    }

    /** Takes bytes of an image one piece after the other. */
    interface Pieces {
        void take(byte[] bytes, int offset, int count);
    }

    static void read(Content content, Pieces pieces) throws IOException {
        try (InputStream in = content.open()) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                pieces.take(buffer, 0, count);
            }
        }
    }

    /**
     * Returns an image after reading it to its end, unless it was checked as it arrived; throws an
     * {@link ImageProcessingException} if it is not whole.
     */
    public static ImageData requireWhole(ImageData image) {
        if (image.content() instanceof CheckedContent checked && checked.isWhole()) {
            return image;
        }
        String file = image.file().map(Path::toString).orElse("");
        try {
            Optional<String> damage = damageOf(image.content());
            if (damage.isPresent()) {
                throw new ImageProcessingException(file.isEmpty() ? damage.get() : file + ": " + damage.get());
            }
            return image;
        } catch (IOException e) {
            throw StorageException.reading(file.isEmpty() ? "an image" : file, e);
        }
    }
}
