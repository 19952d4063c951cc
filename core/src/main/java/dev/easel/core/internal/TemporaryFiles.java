package dev.easel.core.internal;

import dev.easel.core.domain.image.Content;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Cleaner;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Private files that are deleted when they are released, or when nothing references them any more. */
final class TemporaryFiles {
    private static final Cleaner CLEANER = Cleaner.create();

    private TemporaryFiles() {}

    /** Creates an empty file that only its owner may read, in a folder or the system's temporary folder. */
    static Path create(Optional<Path> folder) throws IOException {
        FileAttribute<?>[] owner =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
            return Files.createTempFile(folder.get(), ".easel-", ".part", owner);
        }
        return Files.createTempFile("easel-", ".part", owner);
    }

    /** Returns the content of a file that is deleted once released or unreachable, unless it was moved away. */
    static Temporary owned(Path file) {
        return new Temporary(file);
    }

    /** The content of a temporary file. */
    static final class Temporary implements Content, AutoCloseable {
        private final Path file;
        private final Cleaner.Cleanable cleanable;

        private Temporary(Path file) {
            this.file = file;
            this.cleanable = CLEANER.register(this, new Deletion(file));
        }

        @Override
        public long length() throws IOException {
            return Files.size(file);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(file);
        }

        @Override
        public void close() {
            cleanable.clean();
        }
    }

    private record Deletion(Path file) implements Runnable {
        @Override
        public void run() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                System.getLogger(TemporaryFiles.class.getName())
                        .log(System.Logger.Level.DEBUG, "A temporary file could not be removed.", e);
            }
        }
    }
}
