package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import java.nio.file.Path;

/** An image, the file it was written to, and the file that was meant. */
public record WrittenImage(GeneratedImage image, Path file, Path meant) {
    /** Returns whether another name had to be taken because the one meant was taken. */
    public boolean elsewhere() {
        return !file.equals(meant);
    }
}
