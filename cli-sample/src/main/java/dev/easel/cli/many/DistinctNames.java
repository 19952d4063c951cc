package dev.easel.cli.many;

import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.output.Destination;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes sure that no two inputs are written to one file, and that no input is overwritten by what is made of another. */
public final class DistinctNames {
    private final Map<String, ImageArgument> writers = new HashMap<>();
    private final Set<String> inputs = new HashSet<>();

    public DistinctNames(List<ImageArgument> inputs) {
        inputs.stream().flatMap(input -> input.file().stream()).forEach(file -> this.inputs.add(key(file)));
    }

    /**
     * Adds the files that a number of images of an input are written to.
     *
     * @throws IllegalArgumentException naming both inputs and the file
     */
    public void add(ImageArgument input, Destination files, int count) {
        for (Path file : files.names(count)) {
            ImageArgument other = writers.putIfAbsent(key(file), input);
            if (other != null) {
                throw new IllegalArgumentException(other + " and " + input + " would both be written to " + file
                        + ": number them by a pattern without {name}, such as -o 'image-{n}.png', or write them to"
                        + " different folders.");
            }
            boolean itself = input.file()
                    .map(DistinctNames::key)
                    .filter(key(file)::equals)
                    .isPresent();
            if (inputs.contains(key(file)) && !itself) {
                throw new IllegalArgumentException(
                        "What is made of " + input + " would overwrite the input " + file + ": choose another -o.");
            }
        }
    }

    /** Upper and lower case are one name on many systems. */
    private static String key(Path file) {
        return file.toAbsolutePath().normalize().toString().toLowerCase(Locale.ROOT);
    }
}
