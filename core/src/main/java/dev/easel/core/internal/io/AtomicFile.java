package dev.easel.core.internal.io;

import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files completely or not at all: first under a temporary name beside the target, then moved into place. */
public final class AtomicFile {
    /** Writes a file's bytes. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /** Writes a file, replacing an existing one; throws a {@link StorageException} naming it when that fails. */
    public static void write(Path file, Body body) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                throw new IOException("the path does not name a file");
            }
            try (TemporaryFile part = TemporaryFile.in(folder)) {
                try (OutputStream out = Files.newOutputStream(part.path())) {
                    body.writeTo(out);
                }
                part.moveTo(file);
            }
        } catch (IOException e) {
            throw StorageException.writing(file.toString(), e);
        }
    }

    /** Moves a file into place in one step where the file system can, replacing an existing one. */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
