package dev.easel.cli.batch;

import dev.easel.cli.output.StandardOutput;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the files of a batch are written, as options. */
final class FolderOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder for the images, journal.jsonl, results.jsonl and index.html; it is created."
                    + " Example: -o out")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--force", description = "Overwrite existing images that this batch did not make.")
    private boolean force;

    /**
     * Returns the folder.
     *
     * @throws IllegalArgumentException when none is named, or the name is that of a file
     */
    Path folder() {
        Path folder = out.orElseThrow(() -> new IllegalArgumentException(
                "Missing required option: '--output=DIR'. Name the folder to write to, such as -o out."));
        boolean standardOutput = StandardOutput.isNamed(folder.toString());
        if (standardOutput || Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("-o " + folder + " is not a folder: name a folder for the images.");
        }
        return folder;
    }

    Optional<Path> named() {
        return out;
    }

    boolean force() {
        return force;
    }
}
