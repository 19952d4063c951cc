package dev.easel.core.internal;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.image.Content;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.integrity.ChunkedContent;
import dev.easel.core.internal.integrity.ImageIntegrity;
import dev.easel.core.internal.io.TemporaryFile;
import dev.easel.core.port.out.Spool;
import dev.easel.core.port.out.SpoolSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps each image in memory up to a number of bytes, beyond that in a private temporary file. Public for code that
 * takes images in before there is a call, as a server does.
 *
 * <p>What arrives may be billed: where the disk of one folder is full, the next one takes the image, in the end the memory
 * again as far as there is room. Only then writing fails, with a {@link StorageException}.
 */
public final class SpillingSpool implements Spool, AutoCloseable {
    private final HeapShare heap;
    private final long memoryPerImage;
    private final boolean chosen;
    private final List<Path> folders;
    private final SpoolFile.Opener opener;
    private final List<Sink> sinks = new ArrayList<>();

    /** Keeps images of up to a number of bytes in memory as long as the heap has room, others in a folder. */
    public SpillingSpool(long memoryPerImage, Optional<Path> folder) {
        this(
                HeapShare.PROCESS,
                Math.min(memoryPerImage, HeapShare.PROCESS.ofOneImage()),
                false,
                folders(folder, Optional.empty()),
                SpoolFile::open);
    }

    /**
     * Keeps images in memory and in the first folder that can take them.
     *
     * @param chosen whether the program chose how much stays in memory, whatever else the heap holds
     */
    SpillingSpool(HeapShare heap, long memoryPerImage, boolean chosen, List<Path> folders, SpoolFile.Opener opener) {
        this.heap = heap;
        this.memoryPerImage = memoryPerImage;
        this.chosen = chosen;
        this.folders = folders;
        this.opener = opener;
    }

    /** Returns those of the folders that are given, and the system's temporary folder. */
    static List<Path> folders(Optional<Path> first, Optional<Path> second) {
        return Stream.of(first, second, Optional.of(TemporaryFile.systemFolder()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
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

    private final class Sink extends SpoolSink {
        private final ImageIntegrity integrity = new ImageIntegrity();
        private ChunkedContent memory = new ChunkedContent();
        private final HeapShare.Reservation room = heap.reservation(memory);
        private @Nullable SpoolFile file;
        private @Nullable TemporaryContent finished;
        private @Nullable StorageException disksFull;
        private @Nullable StorageException failed;
        private long length;

        @Override
        public void write(byte[] bytes, int offset, int count) {
            if (file == null && disksFull == null && !staysInMemory(length + count)) {
                spill();
            }
            if (file == null || !toFile(file, bytes, offset, count)) {
                if (disksFull != null && !room.cover(length + count)) {
                    throw fail(disksFull);
                }
                memory.append(bytes, offset, count);
            }
            length += count;
            integrity.update(bytes, offset, count);
        }

        @Override
        public Optional<String> damage() throws IOException {
            Optional<String> damage = integrity.damage(content());
            if (finished == null) {
                memory.checked(damage.isEmpty());
            } else {
                finished.checked(damage.isEmpty());
            }
            return damage;
        }

        /** Returns false where no disk takes it, so that all is in memory again. */
        private boolean toFile(SpoolFile into, byte[] bytes, int offset, int count) {
            try {
                into.write(bytes, offset, count);
                return true;
            } catch (StorageException e) {
                backToMemory(into, e);
                return false;
            }
        }

        private boolean staysInMemory(long all) {
            if (all > memoryPerImage) {
                return false;
            }
            if (chosen) {
                room.coverAnyway(all);
                return true;
            }
            return room.cover(all);
        }

        private void spill() {
            SpoolFile begun = new SpoolFile(folders, opener);
            try {
                memory.open().transferTo(begun);
                file = begun;
                memory.clear();
                room.free();
            } catch (IOException e) {
                throw fail(StorageException.writing("an image", e));
            } catch (StorageException e) {
                begun.discard();
                disksFull = e;
            }
        }

        private void backToMemory(SpoolFile full, StorageException why) {
            disksFull = why;
            if (!room.cover(length)) {
                throw fail(why);
            }
            try {
                full.copyTo(memory.appending());
            } catch (IOException e) {
                why.addSuppressed(e);
                throw fail(why);
            }
            full.discard();
            file = null;
        }

        /** Frees at once what an image holds that cannot be stored, so that others have the room. */
        private StorageException fail(StorageException why) {
            failed = why;
            discard();
            return why;
        }

        @Override
        public long length() {
            return length;
        }

        private long bytesInMemory() {
            return memory.length();
        }

        @Override
        public void close() {
            if (file != null && finished == null && failed == null) {
                try {
                    finished = new TemporaryContent(file.finish());
                } catch (StorageException e) {
                    backToMemory(file, e);
                }
            }
        }

        @Override
        public Content content() {
            if (failed != null) {
                throw failed;
            }
            return finished == null ? memory : finished;
        }

        @Override
        public void release() {
            forget(this);
        }

        @Override
        public void discard() {
            forget(this);
            room.close();
            memory = new ChunkedContent();
            if (file != null) {
                file.discard();
            }
        }
    }
}
