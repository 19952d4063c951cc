package dev.easel.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a file is written: a symbolic link is written through and stays, whether or not its target exists. */
final class LinkTarget {
    private static final int MOST_LINKS = 40;

    private LinkTarget() {}

    /**
     * Returns the file that a name stands for.
     *
     * @throws IllegalArgumentException when links lead in a circle, or cannot be read
     */
    static Path of(Path named) {
        Path file = named;
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MOST_LINKS) {
                throw new IllegalArgumentException(
                        "Cannot write " + named + ": its symbolic links lead in a circle. Remove the link.");
            }
            try {
                file = file.resolveSibling(Files.readSymbolicLink(file));
            } catch (IOException e) {
                throw new IllegalArgumentException("Cannot write " + named + ": its symbolic link cannot be read.", e);
            }
        }
        return file;
    }
}
