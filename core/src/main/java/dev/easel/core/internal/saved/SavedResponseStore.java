package dev.easel.core.internal.saved;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Verb;
import dev.easel.core.internal.io.PrivateFolder;
import dev.easel.core.internal.io.TemporaryFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One folder for what was billed and could not be delivered: one file for each response, which only the user can open, and
 * an index of them. It is bounded: the oldest files go first. Safe for several threads and processes.
 */
public final class SavedResponseStore {
    /** Writes what is saved. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The name of the index within a folder. */
    public static final String INDEX = "index.jsonl";

    private static final int MAX_FILES = 100;
    private static final long MAX_BYTES = 1L << 30;
    private static final int LONGEST_NAME = 40;
    private static final String LOCK = ".lock";

    /** A file lock excludes other processes, but throws where another thread of this one holds it. */
    private static final Object THREADS = new Object();

    private final Optional<Path> folder;
    private final int maxFiles;
    private final long maxBytes;

    private SavedResponseStore(Optional<Path> folder, int maxFiles, long maxBytes) {
        this.folder = folder;
        this.maxFiles = maxFiles;
        this.maxBytes = maxBytes;
    }

    /** Returns the store in a folder, or in the user's state folder. */
    public static SavedResponseStore in(Optional<Path> chosen) {
        requireNonNull(chosen, "chosen");
        return new SavedResponseStore(chosen.or(StateFolder::find), MAX_FILES, MAX_BYTES);
    }

    /** Returns the same store with other bounds. */
    SavedResponseStore bounds(int files, long bytes) {
        return new SavedResponseStore(folder, files, bytes);
    }

    /**
     * Saves a file and returns it, or empty if there was nothing to write. Where the folder cannot be used, a new private
     * folder in the system's temporary folder is.
     *
     * @param extension what the file's name ends with, without a dot
     */
    public Optional<Path> save(SavedCall call, String extension, Body body) throws IOException {
        requireNonNull(call, "call");
        requireNonNull(extension, "extension");
        requireNonNull(body, "body");
        Path home = usableFolder();
        return written(home, body, part -> {
            long bytes = Files.size(part.path());
            return bytes == 0 ? Optional.empty() : Optional.of(add(home, part, bytes, call, extension));
        });
    }

    /** Saves an image that belongs to a saved response, by its number there, beside that response. */
    public void saveBeside(Path response, int number, String extension, Body body) throws IOException {
        requireNonNull(response, "response");
        requireNonNull(extension, "extension");
        requireNonNull(body, "body");
        Path home = parent(response);
        Path file = home.resolve(stem(response) + "." + number + "." + extension);
        written(home, body, part -> {
            part.replace(file);
            return Optional.of(file);
        });
    }

    /** Returns the image with a number that was saved beside a response. */
    public static Optional<Path> beside(Path response, int number) {
        String start = stem(response) + "." + number + ".";
        try (Stream<Path> files = Files.list(parent(response))) {
            return files.filter(file -> name(file).startsWith(start)).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns what the index knows, the newest first; files that are gone are left out. */
    public List<SavedEntry> entries() {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return List.of();
        }
        try {
            List<SavedEntry> entries = indexed(folder.get());
            Collections.reverse(entries);
            return entries;
        } catch (IOException e) {
            System.getLogger(SavedResponseStore.class.getName())
                    .log(System.Logger.Level.DEBUG, "The index of saved responses cannot be read.", e);
            return List.of();
        }
    }

    /** Returns what is known about the call of a saved file: from the index beside it, or from its name. */
    public static Optional<SavedCall> call(Path file) {
        return entry(file).map(SavedEntry::call).or(() -> SavedCall.named(name(file)));
    }

    /**
     * Returns the newest file that was saved for a job, by the provider's id of it.
     *
     * @param providers whose jobs come first: another provider may have given a job of its the same id
     */
    public Optional<Path> ofJob(String id, Collection<String> providers) {
        requireNonNull(id, "id");
        requireNonNull(providers, "providers");
        return entries().stream()
                .filter(entry -> entry.call().job().filter(id::equals).isPresent())
                .sorted(Comparator.comparing(
                        entry -> !providers.contains(entry.call().provider())))
                .map(SavedEntry::file)
                .findFirst();
    }

    /**
     * Removes a saved file, what was saved beside it, and its line in the index, once nobody needs it any more. A file that
     * no index names stays: it is the user's own.
     */
    public static void remove(Path file) throws IOException {
        requireNonNull(file, "file");
        if (entry(file).isEmpty()) {
            return;
        }
        Path home = parent(file);
        synchronized (THREADS) {
            try (FileChannel channel = lock(home)) {
                List<SavedEntry> left = indexed(home);
                left.removeIf(entry -> name(entry.file()).equals(name(file)));
                writeIndex(home, left);
                for (Path each : withStem(file)) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    static Optional<SavedEntry> entry(Path file) {
        try {
            return indexed(parent(file)).stream()
                    .filter(entry -> name(entry.file()).equals(name(file)))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path usableFolder() throws IOException {
        if (folder.isPresent()) {
            try {
                Path home = PrivateFolder.create(folder.get());
                if (Files.isWritable(home)) {
                    return home;
                }
            } catch (IOException e) {
                System.getLogger(SavedResponseStore.class.getName())
                        .log(System.Logger.Level.DEBUG, "The folder for saved responses cannot be created.", e);
            }
        }
        return PrivateFolder.create();
    }

    /** What becomes of a file that was written. */
    private interface Placing {
        Optional<Path> place(TemporaryFile part) throws IOException;
    }

    private static Optional<Path> written(Path home, Body body, Placing placing) throws IOException {
        // An interrupt cancels a call, and what that call leaves is saved here: it must not break the files as well.
        boolean interrupted = Thread.interrupted();
        try (TemporaryFile part = TemporaryFile.in(home)) {
            PrivateFolder.makePrivate(part.path());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part.path()))) {
                body.writeTo(out);
            }
            return placing.place(part);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Path add(Path home, TemporaryFile part, long bytes, SavedCall call, String extension) throws IOException {
        synchronized (THREADS) {
            try (FileChannel channel = lock(home)) {
                List<SavedEntry> known = indexed(home);
                Instant now = Instant.now();
                Path file = freeName(
                        home,
                        nameTime(now) + "_" + plain(call.provider()) + "_"
                                + call.verb().map(Verb::word).orElse("call"),
                        extension);
                SavedEntry added = new SavedEntry(now, file, bytes, call);
                List<SavedEntry> left = removeOldest(known, bytes);
                part.replace(file);
                left.add(added);
                writeIndex(home, left);
                return file;
            }
        }
    }

    private static String nameTime(Instant time) {
        return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel = PrivateFolder.channel(home.resolve(LOCK));
        try {
            channel.lock();
        } catch (IOException e) {
            // A file system without locks: the store still works for one process.
            System.getLogger(SavedResponseStore.class.getName())
                    .log(System.Logger.Level.DEBUG, "The folder of saved responses cannot be locked.", e);
        }
        return channel;
    }

    private static Path freeName(Path home, String start, String extension) {
        Path file = home.resolve(start + "." + extension);
        for (int i = 2; anyWithStem(home, stem(file)); i++) {
            file = home.resolve(start + "-" + i + "." + extension);
        }
        return file;
    }

    private static boolean anyWithStem(Path home, String stem) {
        try (Stream<Path> files = Files.list(home)) {
            return files.anyMatch(file -> name(file).startsWith(stem + "."));
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes files until another one fits, and returns the entries of those that stay. */
    private List<SavedEntry> removeOldest(List<SavedEntry> known, long bytes) throws IOException {
        List<SavedEntry> left = new ArrayList<>(known);
        long total = bytes + left.stream().mapToLong(SavedEntry::bytes).sum();
        while (!left.isEmpty() && (left.size() >= maxFiles || total > maxBytes)) {
            SavedEntry oldest = left.remove(0);
            total -= oldest.bytes();
            System.getLogger(SavedResponseStore.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "The saved response {0} is removed: at most {1} responses and {2} bytes are kept.",
                            oldest.file(),
                            maxFiles,
                            maxBytes);
            for (Path file : withStem(oldest.file())) {
                Files.deleteIfExists(file);
            }
        }
        return left;
    }

    private static List<Path> withStem(Path file) throws IOException {
        try (Stream<Path> files = Files.list(parent(file))) {
            return files.filter(other -> name(other).startsWith(stem(file) + "."))
                    .toList();
        }
    }

    private static List<SavedEntry> indexed(Path home) throws IOException {
        byte[] index;
        try {
            index = Files.readAllBytes(home.resolve(INDEX));
        } catch (NoSuchFileException e) {
            return new ArrayList<>();
        }
        // Decoded leniently: a damaged byte costs its line, and never the response that is saved now.
        return new String(index, StandardCharsets.UTF_8)
                .lines()
                .flatMap(line -> SavedEntry.parse(home, line).stream())
                .filter(entry -> Files.exists(entry.file()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static void writeIndex(Path home, List<SavedEntry> entries) throws IOException {
        try (TemporaryFile part = TemporaryFile.in(home)) {
            PrivateFolder.makePrivate(part.path());
            String lines = entries.stream().map(entry -> entry.toLine() + "\n").collect(Collectors.joining());
            Files.writeString(part.path(), lines, StandardCharsets.UTF_8);
            part.replace(home.resolve(INDEX));
        }
    }

    /** Returns a name as it may stand in a file name, where {@code _} separates. */
    public static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9-]+", "-");
        return plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }

    private static String stem(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Path parent(Path file) {
        return requireNonNull(file.toAbsolutePath().getParent());
    }
}
