package dev.easel.cli.options;

import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.options.value.TextInput;
import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Many inputs of one command, as options. */
public final class InputOptions {
    private static final int MOST_AT_ONCE = 256;

    /** The extensions of files that a folder stands for. */
    private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "webp", "gif");

    @Option(
            names = "--files-from",
            paramLabel = "FILE",
            description = "Also take the images that a file names, one a line or separated by NUL; - is standard input."
                    + " Example: ls *.jpg | easel convert --files-from - --fit 50%% -o small/")
    private Optional<TextInput> list = Optional.empty();

    @Option(
            names = "--recursive",
            description =
                    "A folder also stands for the images in the folders below it, and -o FOLDER/ keeps their names.")
    private boolean recursive;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description =
                    "How many inputs are worked on at once, 1 to 256 (default: one for each processor, and 4 where a"
                            + " provider is called). Example: --parallel 8")
    private Optional<Integer> parallel = Optional.empty();

    /** Returns whether these options, a folder or several images make the command work on many inputs. */
    public boolean areMany(List<ImageArgument> named) {
        return isGiven() || named.size() > 1 || named.stream().anyMatch(ImageArgument::isFolder);
    }

    /** Returns whether a list of files is named. */
    public boolean isGiven() {
        return list.isPresent();
    }

    /**
     * Returns all inputs: the arguments and those of the list, with the images in a folder in place of it, sorted.
     *
     * @param output the folder that is written to, whose images are no inputs
     * @throws IllegalArgumentException when there is no image
     */
    public List<ImageArgument> inputs(List<ImageArgument> named, Optional<Path> output) {
        named.forEach(image -> image.claim("the image"));
        List<ImageArgument> all = new ArrayList<>(named);
        list.ifPresent(text -> lines(text).map(text::image).forEach(all::add));
        List<ImageArgument> inputs = new ArrayList<>();
        for (ImageArgument argument : all) {
            if (argument.isFolder()) {
                inputs.addAll(images(argument, output));
            } else {
                inputs.add(argument);
            }
        }
        if (inputs.isEmpty()) {
            throw list.isPresent()
                    ? new IllegalArgumentException("--files-from " + list.get() + " names no image.")
                    : ImageArgument.missing();
        }
        return inputs;
    }

    private static Stream<String> lines(TextInput list) {
        String text = list.read("the list of files " + list);
        return Stream.of(text.split(text.indexOf('\0') >= 0 ? "\0" : "\\R")).filter(line -> !line.isBlank());
    }

    private List<ImageArgument> images(ImageArgument folder, Optional<Path> output) {
        Path root = folder.file().orElseThrow();
        List<ImageArgument> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root, recursive ? Integer.MAX_VALUE : 1)) {
            files.filter(file -> isImage(file) && !isIn(file, root, output))
                    .sorted()
                    .forEach(file -> found.add(folder.found(file, root)));
        } catch (IOException e) {
            throw StorageException.reading(root.toString(), e);
        } catch (UncheckedIOException e) {
            throw StorageException.reading(root.toString(), new IOException(e.getMessage(), e));
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("The folder " + folder + " has no image (png, jpg, webp or gif)"
                    + (recursive ? "." : ": --recursive also looks in the folders below it."));
        }
        return found;
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && IMAGES.contains(extension) && Files.isRegularFile(file);
    }

    /** Returns whether a file is in the folder that is written to, where that lies below the folder that is read. */
    private static boolean isIn(Path file, Path root, Optional<Path> output) {
        Path from = root.toAbsolutePath().normalize();
        return output.map(folder -> folder.toAbsolutePath().normalize())
                .filter(folder -> !folder.equals(from) && folder.startsWith(from))
                .filter(file.toAbsolutePath().normalize()::startsWith)
                .isPresent();
    }

    /** Returns how many inputs are worked on at once. */
    public int parallel(int otherwise) {
        int number = parallel.orElse(otherwise);
        if (number < 1 || number > MOST_AT_ONCE) {
            throw new IllegalArgumentException(
                    "Invalid --parallel " + number + ": 1 to " + MOST_AT_ONCE + " inputs at once are allowed.");
        }
        return number;
    }
}
