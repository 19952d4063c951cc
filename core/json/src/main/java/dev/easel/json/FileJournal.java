package dev.easel.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.annotation.Nullable;
import dev.easel.core.batch.BatchJournal;
import dev.easel.core.batch.JournalEntry;
import dev.easel.core.domain.Note;
import dev.easel.core.failure.StorageException;
import dev.easel.json.internal.wire.JsonText;
import dev.easel.json.internal.wire.JsonValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The journal of a batch as a file of JSON lines, to which lines are only added. Thread-safe.
 *
 * <p>Each line has a checksum and is on the disk before {@link #append} returns; threads that append at the same time share
 * one wait for the disk. In memory it holds about 50 bytes for each job. One process uses a journal at a time; reading the
 * file by other means in the same process may release its lock.
 */
public final class FileJournal implements BatchJournal {
    static final String KIND = "journal";
    static final int VERSION = 1;

    private final Path file;
    private final JournalDisk disk;
    private final JournalIndex index = new JournalIndex();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Note> notes = new ArrayList<>();
    private Group open = new Group();
    private long end;
    private boolean writing;
    private boolean closed;
    private @Nullable IOException broken;

    private FileJournal(Path file, JournalDisk disk) {
        this.file = file;
        this.disk = disk;
    }

    /** Lines that are written together, and the jobs that each is of. */
    private static final class Group {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<String> ids = new ArrayList<>();
        private final List<Integer> starts = new ArrayList<>();
        private boolean done;
        private boolean written;
        private @Nullable IOException failure;

        private void add(String id, byte[] line) {
            ids.add(id);
            starts.add(bytes.size());
            bytes.writeBytes(line);
        }
    }

    /**
     * Opens or creates a journal; its folder must exist. A last line that was written only in part, by a process that was
     * stopped, is cut off, which {@link #notes()} tells.
     *
     * @throws StorageException when it cannot be opened or written, another process has it open, it is not a journal of
     *     this version, or it is damaged in the middle
     */
    public static FileJournal open(Path file) {
        return open(file, disk -> disk);
    }

    /** Opens a journal whose disk is another's, for tests. */
    static FileJournal open(Path file, UnaryOperator<JournalDisk> around) {
        requireNonNull(file, "file");
        JournalDisk disk = around.apply(opened(file));
        try {
            if (!disk.lock()) {
                throw new StorageException("The journal " + file
                        + " is in use: wait until the batch that uses it has ended, or choose another folder.");
            }
            FileJournal journal = new FileJournal(file, disk);
            journal.load();
            return journal;
        } catch (IOException e) {
            close(disk);
            throw failure(file, e);
        } catch (RuntimeException e) {
            close(disk);
            throw e;
        }
    }

    private static JournalDisk opened(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new StorageException("Cannot write the journal " + file + ": it exists and is not a regular file.");
        }
        try {
            return JournalDisk.open(file);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static StorageException failure(Path file, IOException e) {
        boolean saysWhy = e instanceof FileSystemException known && known.getReason() != null;
        return saysWhy
                ? new StorageException(
                        "Cannot write the journal " + file + ": " + ((FileSystemException) e).getReason() + ".", e)
                : StorageException.writing("the journal " + file, e);
    }

    private static void close(JournalDisk disk) {
        try {
            disk.close();
        } catch (IOException e) {
            System.getLogger(FileJournal.class.getName())
                    .log(System.Logger.Level.DEBUG, "A journal could not be closed.", e);
        }
    }

    static ObjectNode header() {
        return JsonValues.object().put("easel", KIND).put("version", VERSION);
    }

    private void load() throws IOException {
        if (disk.length() > 0) {
            JournalScan.Found found = JournalScan.read(file.toString(), disk, index);
            end = found.end();
            long cut = disk.length() - end;
            if (found.completed()) {
                write(new byte[] {'\n'});
            } else if (cut > 0) {
                disk.truncate(end);
                disk.sync();
                notes.add(Note.warning("Line " + found.cut().orElse(0L) + " of the journal " + file
                        + " was written only in part, because the process was stopped: its " + cut
                        + " bytes were cut off."));
            }
        }
        if (end == 0) {
            write(JournalLine.of(header()));
        }
    }

    private void write(byte[] bytes) throws IOException {
        disk.write(end, bytes);
        disk.sync();
        end += bytes.length;
    }

    /** Returns what was repaired when the journal was opened; empty if nothing was. */
    public List<Note> notes() {
        return List.copyOf(notes);
    }

    /** Returns the number of jobs that have an entry. */
    public int jobs() {
        lock.lock();
        try {
            return index.size();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many entries wait to be written. */
    int waiting() {
        lock.lock();
        try {
            return open.ids.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<JournalEntry> last(String id) {
        long offset = offset(requireNonNull(id, "id"));
        if (offset < 0) {
            return Optional.empty();
        }
        try {
            byte[] line = JournalScan.lineAt(disk, offset);
            return Optional.of(EntryForm.read(JsonText.parse("journal entry", line, line.length)));
        } catch (IOException e) {
            throw StorageException.reading("the journal " + file, e);
        } catch (IllegalArgumentException e) {
            throw new StorageException(
                    "The entry of job '" + id + "' in the journal " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private long offset(String id) {
        lock.lock();
        try {
            requireOpen();
            return index.find(id);
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StorageException("The journal " + file + " is closed.");
        }
    }

    @Override
    public void append(JournalEntry entry) {
        byte[] line = JournalLine.of(EntryForm.write(requireNonNull(entry, "entry")));
        if (line.length > JournalLine.MAX_BYTES) {
            throw new StorageException("The entry of job '" + entry.id() + "' has " + line.length + " bytes: at most "
                    + JournalLine.MAX_BYTES + " fit in a line of the journal " + file + ".");
        }
        lock.lock();
        try {
            requireOpen();
            Group mine = open;
            mine.add(entry.id(), line);
            while (writing && !mine.done) {
                changed.awaitUninterruptibly();
            }
            if (!mine.done) {
                write(mine);
            }
            if (!mine.written) {
                throw failure(file, mine.failure != null ? mine.failure : new IOException("its writer failed"));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes a group while others wait or join the next one. */
    private void write(Group group) {
        open = new Group();
        writing = true;
        lock.unlock();
        try {
            durably(group);
        } finally {
            lock.lock();
            writing = false;
            group.done = true;
            changed.signalAll();
            if (!group.written && group.failure == null) {
                broken = new IOException("an earlier write failed");
            }
        }
        for (int i = 0; group.written && i < group.ids.size(); i++) {
            index.put(group.ids.get(i), end + group.starts.get(i));
        }
        end += group.written ? group.bytes.size() : 0;
    }

    /**
     * Only one thread is here at a time. After a failed write, such as to a full disk, the file ends where it did, and a
     * later write may succeed; after a failed sync nobody knows what is on the disk, so that nothing more is written.
     */
    private void durably(Group group) {
        if (broken != null) {
            group.failure = broken;
            return;
        }
        try {
            disk.write(end, group.bytes.toByteArray());
        } catch (IOException e) {
            group.failure = e;
            cutOff();
            return;
        }
        try {
            disk.sync();
            group.written = true;
        } catch (IOException e) {
            group.failure = e;
            broken = e;
        }
    }

    private void cutOff() {
        try {
            disk.truncate(end);
        } catch (IOException e) {
            broken = e;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            while (writing || !open.ids.isEmpty()) {
                changed.awaitUninterruptibly();
            }
            if (!closed) {
                closed = true;
                close(disk);
            }
        } finally {
            lock.unlock();
        }
    }
}
