package dev.easel.cli.output;

import dev.easel.core.internal.io.TemporaryFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Checks by trying, before anything is billed, that a file can be written. */
final class WritableFolder {
    private WritableFolder() {}

    /**
     * Tries to write next to a file: in its folder, or in the nearest existing folder above it. Leaves no files behind.
     *
     * @throws IllegalArgumentException naming the folder when it is not writable
     */
    static void check(Path file) {
        Path folder = nearest(file)
                .filter(Files::isDirectory)
                .orElseThrow(() -> new IllegalArgumentException("Cannot write " + file + ": "
                        + nearest(file).map(Path::toString).orElse("its root") + " is not a folder."));
        try {
            TemporaryFile.in(folder).close();
        } catch (IOException e) {
            String why =
                    e instanceof AccessDeniedException || e.getMessage() == null ? "access is denied" : e.getMessage();
            throw new IllegalArgumentException(
                    "Cannot write " + file + ": the folder is not writable: " + folder + " (" + why + ").", e);
        }
    }

    /** Returns the folder of a file, or what exists of its path above that. */
    static Optional<Path> nearest(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder);
    }
}
