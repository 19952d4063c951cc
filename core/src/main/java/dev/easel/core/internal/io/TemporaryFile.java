package dev.easel.core.internal.io;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A private file that is deleted when it is closed, when nothing references it any more, or at the latest when the process
 * exits. The file of a killed process is deleted by the next one that uses the same folder.
 */
public final class TemporaryFile implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final int TRIES = 3;

    private final Path path;
    private final Cleaner.Cleanable deletion;

    private TemporaryFile(ProcessFolder home, Path path) {
        this.path = path;
        this.deletion = CLEANER.register(this, new Deletion(home, path));
    }

    /** Deletes the file; refers to nothing that keeps the {@link TemporaryFile} reachable. */
    private record Deletion(ProcessFolder home, Path path) implements Runnable {
        @Override
        public void run() {
            home.delete(path);
        }
    }

    /** Creates an empty file on the disk of a folder, which is created unless it exists. */
    public static TemporaryFile in(Path folder) throws IOException {
        requireNonNull(folder, "folder");
        for (int tries = 1; ; tries++) {
            ProcessFolder home = ProcessFolder.enter(folder);
            try {
                return new TemporaryFile(home, home.newFile());
            } catch (FileSystemException e) {
                // Something else removed this process's folder, as a cleaner of temporary folders may.
                if (tries == TRIES || Files.isDirectory(home.path())) {
                    throw e;
                }
            }
        }
    }

    /** Creates an empty file in the system's temporary folder. */
    public static TemporaryFile create() throws IOException {
        return in(systemFolder());
    }

    /** Returns the system's temporary folder. */
    public static Path systemFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Returns where the file is. */
    public Path path() {
        return path;
    }

    /**
     * Moves a file to its final place in one step, replacing an existing one. Returns whether that was possible: for a
     * temporary file of this process, which is not temporary any more, on the same disk.
     */
    public static boolean move(Path file, Path target) throws IOException {
        return ProcessFolder.move(file, target);
    }

    /** Moves this file to its final place, in one step where that is possible, replacing an existing one. */
    public void replace(Path target) throws IOException {
        if (!move(path, target)) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        deletion.clean();
    }
}
