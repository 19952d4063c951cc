package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import java.nio.file.Path;

/** An image, the file it was written to, and the file it was intended for. */
public record WrittenImage(GeneratedImage image, Path file, Path meant) {
    /** Returns whether another name was used because the intended one was taken. */
    public boolean elsewhere() {
        return !file.equals(meant);
    }
}
