package dev.easel.core.port.out;

import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import java.io.IOException;
import java.io.OutputStream;

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

    /** Closes the sink and reads the header of the image in it. */
    public final ImageData finish() throws IOException {
        close();
        return ImageData.of(content());
    }
}
