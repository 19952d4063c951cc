package dev.easel.core.internal.io;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.Content;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Cleaner;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A private file that is deleted when it is closed, when nothing references it any more, or at the latest when the process
 * exits. The file of a killed process is deleted by the next one that uses the same folder.
 */
public final class TemporaryFile implements Content, AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final int TRIES = 3;

    private final Path path;
    private final Path folder;
    private final Cleaner.Cleanable deletion;

    private TemporaryFile(ProcessFolder home, Path path, Path folder) {
        this.path = path;
        this.folder = folder;
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
                return new TemporaryFile(home, home.newFile(), folder);
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

    /** Returns whether the file was created for a folder, so that it can be moved there in one step. */
    public boolean isFor(Path target) {
        return folder.equals(target);
    }

    /** Moves the file to its final place, replacing an existing one; it is not temporary any more. */
    public void moveTo(Path target) throws IOException {
        AtomicFile.move(path, target);
        close();
    }

    @Override
    public long length() throws IOException {
        return Files.size(path);
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(path);
    }

    @Override
    public void close() {
        deletion.clean();
    }
}
