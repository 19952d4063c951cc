package dev.easel.core.port.out;

import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import java.io.IOException;
import java.io.OutputStream;

/** Takes the bytes of one image; closed, its {@link #content} can be read any number of times. */
public abstract class SpoolSink extends OutputStream {
    /** Returns the number of bytes taken so far. */
    public abstract long length();

    /** Returns what was written; only after closing. */
    public abstract Content content();

    /** Gives the room back; the content is gone. */
    public abstract void discard();

    /** Lets go of a content that may still be read by who has it: the room comes back when nobody has it any more. */
    public void release() {
        // Room that nothing keeps comes back by itself.
    }

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
