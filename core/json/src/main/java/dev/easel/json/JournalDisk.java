package dev.easel.json;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a journal's file. Thread-safe.
 *
 * <p>It is a {@link RandomAccessFile} and no channel, because interrupting a thread that uses a channel closes it for all.
 * One handle does everything: on most systems a process gives up its lock when it closes any handle of the file.
 */
class JournalDisk implements Closeable {
    private final RandomAccessFile file;

    private JournalDisk(RandomAccessFile file) {
        this.file = file;
    }

    /** Makes one on top of another, for tests. */
    JournalDisk(JournalDisk other) {
        this.file = other.file;
    }

    /** Opens a file to read and write, or creates it. */
    static JournalDisk open(Path path) throws IOException {
        if (Files.notExists(path)) {
            Files.newByteChannel(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE)
                    .close();
            syncFolder(path);
        }
        if (!Files.isWritable(path)) {
            throw new AccessDeniedException(path.toString());
        }
        return new JournalDisk(new RandomAccessFile(path.toFile(), "rw"));
    }

    /** Makes the file's name durable, where the system can do so. */
    private static void syncFolder(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            System.getLogger(FileJournal.class.getName())
                    .log(System.Logger.Level.DEBUG, "This system cannot sync a folder.", e);
        }
    }

    /** Locks the file until it is closed; returns whether that was possible. */
    boolean lock() throws IOException {
        try {
            FileLock lock = file.getChannel().tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    synchronized long length() throws IOException {
        return file.length();
    }

    /** Reads bytes from a position; returns their number, or -1 at the end. */
    synchronized int read(long position, byte[] into) throws IOException {
        file.seek(position);
        return file.read(into);
    }

    /** Reads bytes from a position up to the end; returns their number. */
    synchronized int readFully(long position, byte[] into) throws IOException {
        file.seek(position);
        int count = 0;
        for (int more = file.read(into); more > 0; more = file.read(into, count, into.length - count)) {
            count += more;
        }
        return count;
    }

    synchronized void write(long position, byte[] bytes) throws IOException {
        file.seek(position);
        file.write(bytes);
    }

    synchronized void truncate(long length) throws IOException {
        file.setLength(length);
    }

    /** Returns once everything that was written outlives a loss of power. */
    void sync() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
