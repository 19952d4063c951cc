package dev.easel.core.internal;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.image.Content;
import dev.easel.core.internal.integrity.ImageIntegrity;
import dev.easel.core.port.out.Spool;
import dev.easel.core.port.out.SpoolSink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps each image in memory up to a number of bytes, beyond that in a private temporary file. Public for code that
 * takes images in before there is a call, as a server does.
 */
public final class SpillingSpool implements Spool, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SpillingSpool.class.getName());
    private static final int BUFFER = 1 << 14;

    private final long memoryPerImage;
    private final Optional<Path> folder;
    private final List<Sink> sinks = new ArrayList<>();

    /** Keeps larger images in a folder, or in the system's temporary folder. */
    public SpillingSpool(long memoryPerImage, Optional<Path> folder) {
        this.memoryPerImage = memoryPerImage;
        this.folder = folder;
    }

    @Override
    public synchronized SpoolSink open() {
        Sink sink = new Sink();
        sinks.add(sink);
        return sink;
    }

    /** Returns how many bytes of images it keeps in memory now. */
    public synchronized long bytesInMemory() {
        return sinks.stream().mapToLong(Sink::bytesInMemory).sum();
    }

    /** Frees the storage of all images. */
    @Override
    public synchronized void close() {
        List.copyOf(sinks).forEach(Sink::discard);
    }

    private synchronized void forget(Sink sink) {
        sinks.remove(sink);
    }

    /** What arrives may be billed: where the folder cannot take it, the system's temporary folder does. */
    private Path file() throws IOException {
        try {
            return TemporaryFiles.create(folder);
        } catch (IOException e) {
            if (folder.isEmpty()) {
                throw e;
            }
            LOG.log(System.Logger.Level.WARNING, "Folder " + folder.get() + " cannot store an image.", e);
            return TemporaryFiles.create(Optional.empty());
        }
    }

    private final class Sink extends SpoolSink {
        private final ImageIntegrity integrity = new ImageIntegrity();
        private ChunkedContent memory = new ChunkedContent();
        private TemporaryFiles.@Nullable Temporary temporary;
        private @Nullable OutputStream out;
        private long length;

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            if (out == null && length + count > memoryPerImage) {
                spill();
            }
            if (out == null) {
                memory.append(bytes, offset, count);
            } else {
                out.write(bytes, offset, count);
            }
            length += count;
            integrity.update(bytes, offset, count);
        }

        @Override
        public Optional<String> damage() throws IOException {
            return integrity.damage(content());
        }

        private void spill() throws IOException {
            Path file = file();
            temporary = TemporaryFiles.owned(file);
            // Base64 in many short lines, or with escapes, comes in pieces of a few bytes.
            out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
            memory.open().transferTo(out);
            memory.clear();
        }

        @Override
        public long length() {
            return length;
        }

        private long bytesInMemory() {
            return memory.length();
        }

        @Override
        public void close() throws IOException {
            if (out != null) {
                out.close();
            }
        }

        @Override
        public Content content() {
            return temporary == null ? memory : temporary;
        }

        @Override
        public void release() {
            forget(this);
        }

        @Override
        public void discard() {
            forget(this);
            memory = new ChunkedContent();
            if (temporary != null) {
                try {
                    close();
                } catch (IOException e) {
                    LOG.log(System.Logger.Level.DEBUG, "A temporary file could not be closed.", e);
                }
                temporary.close();
            }
        }
    }
}
