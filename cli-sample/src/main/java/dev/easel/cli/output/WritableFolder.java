package dev.easel.cli.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file can be written where it is meant to be, found out by trying, before anything is paid for. */
final class WritableFolder {
    private WritableFolder() {}

    /**
     * Tries to write beside a file: in its folder, or in the nearest folder above it that exists. Leaves nothing behind.
     *
     * @throws IllegalArgumentException naming the folder when nothing can be written there
     */
    static void check(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("Cannot write " + file + ": " + folder + " is not a folder.");
        }
        try {
            Files.delete(Files.createTempFile(folder, ".easel", ".part"));
        } catch (IOException e) {
            String why =
                    e instanceof AccessDeniedException || e.getMessage() == null ? "access is denied" : e.getMessage();
            throw new IllegalArgumentException(
                    "Cannot write " + file + ": nothing can be written in " + folder + " (" + why + ").", e);
        }
    }
}
