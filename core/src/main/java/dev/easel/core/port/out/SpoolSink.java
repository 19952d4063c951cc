package dev.easel.core.port.out;

import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.internal.integrity.ImageIntegrity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Takes the bytes of one image; closed, its {@link #content} can be read any number of times. */
public abstract class SpoolSink extends OutputStream {
    /** Returns the number of bytes written so far. */
    public abstract long length();

    /** Returns what was written; only after closing. */
    public abstract Content content();

    /** Frees the storage; the content is gone. */
    public abstract void discard();

    /** Releases content that its holders may still read: the storage is freed once nothing references it any more. */
    public void release() {
        // Storage that nothing references is freed automatically.
    }

    /** {@inheritDoc} What cannot be stored is a {@code StorageException}, which nobody mistakes for a failure of the source. */
    @Override
    public abstract void write(byte[] bytes, int offset, int count) throws IOException;

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    /** Returns a sentence that says why what was written is not a whole image, or empty if it is; only after closing. */
    public Optional<String> damage() throws IOException {
        return ImageIntegrity.damageOf(content());
    }

    /**
     * Closes the sink and reads the header of the image in it.
     *
     * @throws ImageProcessingException when the bytes are not an image, or not a whole one
     */
    public final ImageData finish() throws IOException {
        close();
        ImageData image = ImageData.of(content());
        Optional<String> damage = damage();
        if (damage.isPresent()) {
            throw new ImageProcessingException(damage.get());
        }
        return image;
    }
}
