package dev.easel.core.internal;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.io.TemporaryFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One image on its way into a temporary file. Where a disk takes no more, it continues in the next folder with what was
 * written so far; if none is left, a {@link StorageException} says so.
 */
final class SpoolFile extends OutputStream {
    private static final int BUFFER = 1 << 14;

    /** Opens a file to write; tests replace it by a disk that is full. */
    @FunctionalInterface
    interface Opener {
        OutputStream open(Path file) throws IOException;
    }

    private final List<Path> folders;
    private final Opener opener;
    // Base64 in many short lines, or with escapes, comes in pieces of a few bytes.
    private final byte[] buffer = new byte[BUFFER];
    private int buffered;
    private int tried;
    private long written;
    private @Nullable TemporaryFile file;
    private @Nullable OutputStream out;

    SpoolFile(List<Path> folders, Opener opener) {
        this.folders = folders;
        this.opener = opener;
    }

    /** Opens files with the JDK's own means. */
    static OutputStream open(Path file) throws IOException {
        return Files.newOutputStream(file);
    }

    @Override
    public void write(int oneByte) {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        if (count > BUFFER - buffered) {
            flush();
        }
        if (count >= BUFFER) {
            put(bytes, offset, count);
        } else {
            System.arraycopy(bytes, offset, buffer, buffered, count);
            buffered += count;
        }
    }

    @Override
    public void flush() {
        put(buffer, 0, buffered);
        buffered = 0;
    }

    private void put(byte[] bytes, int offset, int count) {
        IOException why = null;
        while (true) {
            try {
                if (out == null) {
                    out = next(why);
                }
                out.write(bytes, offset, count);
                written += count;
                return;
            } catch (IOException e) {
                why = e;
                stop();
            }
        }
    }

    /** Moves on to a file in the next folder. */
    private OutputStream next(@Nullable IOException why) throws IOException {
        if (tried == folders.size()) {
            throw StorageException.writing(
                    "an image of more than " + written + " bytes to " + folders,
                    why == null ? new IOException("no folder can take it") : why);
        }
        Path folder = folders.get(tried++);
        if (why != null) {
            System.getLogger(SpoolFile.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "Folder {0} cannot store an image ({1}), which continues in {2}.",
                            folders.get(tried - 2),
                            why.getMessage(),
                            folder);
        }
        TemporaryFile other = TemporaryFile.in(folder);
        try {
            OutputStream begun = opener.open(other.path());
            copyWritten(begun);
            discard();
            file = other;
            return begun;
        } catch (IOException e) {
            other.close();
            throw e;
        }
    }

    /** Copies all that was taken, also after a disk was full. */
    void copyTo(OutputStream target) throws IOException {
        copyWritten(target);
        target.write(buffer, 0, buffered);
    }

    /** Copies what was written completely: a failed write may have left a part of its bytes. */
    private void copyWritten(OutputStream target) throws IOException {
        if (file == null) {
            return;
        }
        try (InputStream in = Files.newInputStream(file.path())) {
            byte[] piece = new byte[BUFFER];
            for (long left = written; left > 0; ) {
                int count = in.read(piece, 0, (int) Math.min(left, piece.length));
                if (count < 0) {
                    throw new EOFException("a temporary file became shorter");
                }
                target.write(piece, 0, count);
                left -= count;
            }
        }
    }

    private void stop() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            System.getLogger(SpoolFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "A temporary file could not be closed.", e);
        }
        out = null;
    }

    /** Completes the file and returns it. Some disks, such as those of a network, say only now that they are full. */
    TemporaryFile finish() {
        flush();
        IOException why = null;
        while (true) {
            try {
                OutputStream open = out == null ? next(why) : out;
                open.close();
                out = null;
                return requireNonNull(file);
            } catch (IOException e) {
                why = e;
                stop();
            }
        }
    }

    /** Deletes the file. */
    void discard() {
        stop();
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
