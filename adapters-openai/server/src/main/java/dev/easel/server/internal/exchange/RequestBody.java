package dev.easel.server.internal.exchange;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.internal.SpillingSpool;
import dev.easel.core.port.out.SpoolSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A body that arrives: a small one stays on the heap, a larger one in a spool, that is in a file if it is large. */
public final class RequestBody {
    private static final int SMALL = 1 << 14;
    private static final long IN_MEMORY = 1 << 18;

    private final Optional<Path> folder;
    private final ByteArrayOutputStream small = new ByteArrayOutputStream(0);
    private @Nullable SpillingSpool spool;
    private @Nullable SpoolSink sink;
    private long length;

    /** Creates an empty body, whose file would be in a folder or in the system's temporary one. */
    public RequestBody(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Adds bytes that arrived; throws a {@code StorageException} where they cannot be stored. */
    public void append(byte[] bytes, int offset, int count) throws IOException {
        if (sink == null && length + count > SMALL) {
            spool = new SpillingSpool(IN_MEMORY, folder);
            sink = spool.open();
            small.writeTo(sink);
            small.reset();
        }
        if (sink == null) {
            small.write(bytes, offset, count);
        } else {
            sink.write(bytes, offset, count);
        }
        length += count;
    }

    /** Returns the number of bytes so far. */
    public long length() {
        return length;
    }

    /** Returns whether it is small enough to be parsed at once. */
    public boolean isSmall() {
        return sink == null;
    }

    /** Ends the body; only then can it be read. */
    public void complete() throws IOException {
        if (sink != null) {
            sink.close();
        }
    }

    InputStream open() throws IOException {
        return sink == null
                ? new ByteArrayInputStream(small.toByteArray())
                : sink.content().open();
    }

    /** Frees what it holds. */
    public void discard() {
        if (spool != null) {
            spool.close();
        }
    }
}
