package dev.easel.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.failure.StorageException;
import dev.easel.json.internal.wire.JsonText;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a journal from its beginning: checks every line, and finds where each job's last entry begins.
 *
 * <p>Only what follows the last intact line may be damaged: a process that was killed leaves a line that is written in part,
 * and a loss of power one that was not written at all.
 */
final class JournalScan {
    private static final int BUFFER = 1 << 16;

    private final String file;
    private final JournalDisk disk;
    private final JournalIndex index;
    private byte[] line = new byte[1024];
    private int length;
    private long number;
    private long start;

    private JournalScan(String file, JournalDisk disk, JournalIndex index) {
        this.file = file;
        this.disk = disk;
        this.index = index;
    }

    /**
     * What was found.
     *
     * @param end where the intact lines end
     * @param completed whether the last line is intact but for its line feed
     * @param cut the number of the line to cut off, or empty if nothing is
     */
    record Found(long end, boolean completed, Optional<Long> cut) {}

    /**
     * Reads a file that is not empty.
     *
     * @throws StorageException when it is not a journal, one of a later version, or damaged in the middle
     */
    static Found read(String file, JournalDisk disk, JournalIndex index) throws IOException {
        return new JournalScan(file, disk, index).read();
    }

    private Found read() throws IOException {
        byte[] buffer = new byte[BUFFER];
        long position = 0;
        boolean damaged = false;
        for (int count = disk.read(position, buffer); count > 0; count = disk.read(position, buffer)) {
            int from = 0;
            for (int i = 0; i < count; i++) {
                if (damaged) {
                    throw damaged();
                }
                if (buffer[i] == '\n') {
                    take(buffer, from, i);
                    damaged = !isGood();
                    if (!damaged) {
                        next(position + i + 1);
                    }
                    from = i + 1;
                }
            }
            take(buffer, from, count);
            position += count;
        }
        if (length == 0 && !damaged) {
            return new Found(start, false, Optional.empty());
        }
        return !damaged && isGood()
                ? new Found(start + length, true, Optional.empty())
                : new Found(start, false, Optional.of(number + 1));
    }

    private void next(long position) {
        start = position;
        length = 0;
        number++;
    }

    private void take(byte[] buffer, int from, int to) {
        int size = to - from;
        if (length + (long) size > JournalLine.MAX_BYTES) {
            throw damaged();
        }
        if (length + size > line.length) {
            line = Arrays.copyOf(line, Math.max(length + size, line.length * 2));
        }
        System.arraycopy(buffer, from, line, length, size);
        length += size;
    }

    private StorageException damaged() {
        return new StorageException("Line " + (number + 1) + " of the journal " + file
                + " is damaged, and others follow it: restore the file from a copy, or remove the line, whose job is then"
                + " done again.");
    }

    /** Returns whether the line is intact; then it is in the index. */
    private boolean isGood() {
        if (number == 0) {
            return isHeader();
        }
        if (!JournalLine.isIntact(line, length)) {
            return false;
        }
        Optional<String> id = object().map(entry -> entry.get("id")).map(JsonNode::textValue);
        id.ifPresent(known -> index.put(known, start));
        return id.isPresent();
    }

    private boolean isHeader() {
        byte[] expected = JournalLine.of(FileJournal.header());
        if (length < expected.length && Arrays.equals(line, 0, length, expected, 0, length)) {
            return length == expected.length - 1;
        }
        Optional<ObjectNode> header = object();
        if (!header.map(known -> known.path("easel").asText().equals(FileJournal.KIND))
                .orElse(false)) {
            throw new StorageException(
                    "The file " + file + " is not a journal of Easel: choose another file, or move this one away.");
        }
        int version = header.get().path("version").asInt();
        if (version != FileJournal.VERSION) {
            throw new StorageException("The journal " + file + " is of version " + version
                    + ", and this version of Easel reads version " + FileJournal.VERSION
                    + ": use the version of Easel that wrote it, or begin in another folder.");
        }
        if (!JournalLine.isIntact(line, length)) {
            throw damaged();
        }
        return true;
    }

    private Optional<ObjectNode> object() {
        try {
            return Optional.of(JsonText.parse("journal", line, length));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reads the line that begins at a position. */
    static byte[] lineAt(JournalDisk disk, long position) throws IOException {
        for (int size = 1 << 12; size <= JournalLine.MAX_BYTES; size <<= 1) {
            byte[] bytes = new byte[size];
            int count = disk.readFully(position, bytes);
            for (int i = 0; i < count; i++) {
                if (bytes[i] == '\n') {
                    return Arrays.copyOf(bytes, i);
                }
            }
        }
        throw new IOException("the line at byte " + position + " has no end");
    }
}
