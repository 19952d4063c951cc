package dev.easel.cli.history;

import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.io.PrivateFolder;
import dev.easel.core.internal.saved.StateFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The file of the history: one JSON object a line, which only its owner can read. Several processes append to it, one after
 * the other; when it is full, its older half goes.
 */
final class HistoryFile {
    private static final String NAME = "history.jsonl";
    private static final long MAX_BYTES = 4L << 20;

    /** Threads of one process cannot lock a file against each other. */
    private static final Object PROCESS = new Object();

    private final Path file;
    private final long maxBytes;

    HistoryFile(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    /** Returns the file of the user; empty without a home. */
    static Optional<HistoryFile> of(Function<String, Optional<String>> variables) {
        return StateFolder.find(variables).map(folder -> new HistoryFile(folder.resolve(NAME), MAX_BYTES));
    }

    Path path() {
        return file;
    }

    /** Adds an entry under the next number. */
    void append(HistoryEntry entry) {
        locked(() -> {
            long number = last().map(HistoryEntry::number).orElse(0L) + 1;
            String line = entry.number(number).json() + "\n";
            try (FileChannel channel = PrivateFolder.channel(file)) {
                channel.position(channel.size());
                write(channel, endsWithinALine() ? "\n" + line : line);
            }
            if (Files.size(file) > maxBytes) {
                dropOlderHalf();
            }
        });
    }

    /** Removes all entries. */
    void clear() {
        locked(() -> Files.deleteIfExists(file));
    }

    /** Returns all entries, the newest first. */
    List<HistoryEntry> entries() {
        List<HistoryEntry> entries = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.lines().forEach(line -> HistoryEntry.parse(line).ifPresent(entries::add));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw StorageException.reading(file.toString(), e instanceof IOException io ? io : new IOException(e));
        }
        Collections.reverse(entries);
        return entries;
    }

    private Optional<HistoryEntry> last() {
        return entries().stream().findFirst();
    }

    /** A crash may have cut the last line. */
    private boolean endsWithinALine() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() == 0) {
                return false;
            }
            ByteBuffer end = ByteBuffer.allocate(1);
            channel.read(end, channel.size() - 1);
            return end.get(0) != '\n';
        }
    }

    private void dropOlderHalf() throws IOException {
        Deque<String> kept = new ArrayDeque<>();
        List<String> lines = Files.readAllLines(file);
        long bytes = 0;
        for (int i = lines.size() - 1; i >= 0 && bytes < maxBytes / 2; i--) {
            kept.addFirst(lines.get(i));
            bytes += lines.get(i).length() + 1L;
        }
        Path part = file.resolveSibling(NAME + ".part");
        Files.deleteIfExists(part);
        try (FileChannel channel = PrivateFolder.channel(part)) {
            write(channel, String.join("\n", kept) + "\n");
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Work on the file that no other process does at the same time. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private void locked(Work work) {
        synchronized (PROCESS) {
            try {
                PrivateFolder.create(file.toAbsolutePath().resolveSibling(""));
                try (FileChannel channel = PrivateFolder.channel(file.resolveSibling(NAME + ".lock"));
                        FileLock lock = channel.lock()) {
                    work.run();
                }
            } catch (IOException e) {
                throw StorageException.writing(file.toString(), e);
            }
        }
    }
}
