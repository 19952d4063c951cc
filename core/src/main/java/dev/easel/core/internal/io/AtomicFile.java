package dev.easel.core.internal.io;

import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.io.OutputStream;
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
                if (!TemporaryFile.move(part.path(), file)) {
                    Files.move(part.path(), file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw StorageException.writing(file.toString(), e);
        }
    }
}
