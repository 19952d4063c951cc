package dev.easel.cli.options;

import dev.easel.cli.options.value.Words;
import dev.easel.cli.output.Destination;
import dev.easel.cli.output.DeviceFile;
import dev.easel.cli.output.NamePattern;
import dev.easel.cli.output.OutputFiles;
import dev.easel.cli.output.StandardOutput;
import dev.easel.core.domain.image.ImageFormat;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where images are written, as options. */
public final class DestinationOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description =
                    "Where to write: a file, whose extension (png, jpg, webp) sets the format; a folder, in which the"
                            + " input's name is kept; a pattern with {name} (of the input) and {n} or {n:03} (number of the image);"
                            + " - is standard output. Without an extension, the format's is added."
                            + " Examples: -o out.png, -o small/, -o '{name}-{n}.jpg'")
    private Optional<String> out = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "png, jpeg or webp; must agree with the extension of -o. Example: --format jpeg")
    private Optional<ImageFormat> format = Optional.empty();

    @Option(names = "--force", description = "Overwrite existing files; without this option they are kept.")
    private boolean force;

    /**
     * Returns the destination of images that have no input with a name.
     *
     * @throws IllegalArgumentException when none is named
     */
    public Destination destination(PrintStream standardOutput) {
        return destination(standardOutput, "image", 1, Optional.empty());
    }

    /**
     * Returns the destination of what is made of one input: files, a device, or standard output.
     *
     * @param name the name of the input, for a folder and for {@code {name}}
     * @param number the number of the first image, for {@code {n}}
     * @param likely the format of the images, where no name or option sets one
     * @throws IllegalArgumentException when none is named, or the name cannot be used
     */
    public Destination destination(PrintStream standardOutput, String name, int number, Optional<ImageFormat> likely) {
        String text = required();
        if (StandardOutput.isNamed(text)) {
            return new StandardOutput(standardOutput, format);
        }
        return isDevice(text)
                ? new DeviceFile(Words.path(text), format)
                : OutputFiles.of("-o", pattern(text), format, force)
                        .of(name, number)
                        .otherwise(likely);
    }

    private String required() {
        return out.orElseThrow(() -> new IllegalArgumentException(
                "Missing required option: '--output=OUT'. Name the file to write, such as -o out.png."));
    }

    /** Returns whether a destination is named. */
    public boolean isGiven() {
        return out.isPresent();
    }

    private static NamePattern pattern(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("Invalid -o '': give a file name, such as -o out.png.");
        }
        return isFolder(text) ? NamePattern.inFolder(text) : NamePattern.parse("-o", text);
    }

    /** A name that ends with a slash is a folder, even one that does not exist yet. */
    private static boolean isFolder(String text) {
        return text.endsWith("/")
                || text.endsWith(File.separator)
                || Words.file(text).filter(Files::isDirectory).isPresent();
    }

    private static boolean isDevice(String text) {
        return Words.file(text).filter(DeviceFile::isNamed).isPresent();
    }

    /** Returns the format of the images, where the options set it. */
    public Optional<ImageFormat> format(PrintStream standardOutput) {
        return out.isPresent() ? destination(standardOutput).format() : format;
    }

    /**
     * Makes sure that what is made of several inputs gets different names.
     *
     * @throws IllegalArgumentException when -o names one file
     */
    public void requireNames(int inputs) {
        String text = required();
        if (StandardOutput.isNamed(text)) {
            throw new IllegalArgumentException("-o - can write only one image, but there are " + inputs
                    + " inputs: give a folder, such as -o out/.");
        }
        if (isDevice(text)) {
            new DeviceFile(Words.path(text), format).check(inputs);
        } else if (!pattern(text).hasFields()) {
            throw new IllegalArgumentException("-o " + text + " is one file, but there are " + inputs
                    + " inputs: give a folder, such as -o out/, or a pattern, such as -o '{name}-small.jpg'.");
        }
    }

    /** Returns whether names contain that of the input, so that numbers start anew with each input. */
    public boolean namesInputs() {
        return out.filter(text -> !toStandardOutput() && pattern(text).hasName())
                .isPresent();
    }

    /** Returns the folder of the output; empty for standard output and devices. */
    public Optional<Path> folder() {
        return out.filter(text -> !toStandardOutput() && !isDevice(text))
                .map(DestinationOptions::folderOf)
                .map(Path::toAbsolutePath);
    }

    private static Path folderOf(String text) {
        if (isFolder(text)) {
            return Words.path(text);
        }
        String fixed = text.replaceFirst("(?s)\\{.*", "x");
        return Optional.ofNullable(Words.path(fixed).toAbsolutePath().getParent())
                .orElse(Path.of(""));
    }

    /** Returns whether existing files are overwritten. */
    public boolean force() {
        return force;
    }

    /** Returns whether the image goes to standard output, where nothing else may be printed. */
    public boolean toStandardOutput() {
        return out.filter(StandardOutput::isNamed).isPresent();
    }
}
