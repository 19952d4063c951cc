package dev.easel.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The samples in compiled sources, each from a line {@code // sample: name} to a line {@code // end}. The parts of a
 * sample that a file has in several places, as its imports and a few statements, belong together.
 */
final class Samples {
    private static final List<String> PACKAGES = List.of("readme", "author");
    private static final Pattern SAMPLE = Pattern.compile("// sample: (\\w+)\\s(.*?)// end", Pattern.DOTALL);

    private Samples() {}

    /** Returns the code of each sample by its name, without white space. */
    static Map<String, String> compiled() {
        Map<String, String> samples = new TreeMap<>();
        for (Path source : sources()) {
            Map<String, String> inFile = new TreeMap<>();
            Matcher matcher = SAMPLE.matcher(text(source));
            while (matcher.find()) {
                inFile.merge(matcher.group(1), withoutSpace(matcher.group(2)), String::concat);
            }
            assertThat(samples)
                    .as("samples of %s", source)
                    .doesNotContainKeys(inFile.keySet().toArray(String[]::new));
            samples.putAll(inFile);
        }
        return samples;
    }

    static String withoutSpace(String code) {
        return code.replaceAll("\\s+", "");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources() {
        return PACKAGES.stream().flatMap(Samples::sourcesOf).toList();
    }

    private static Stream<Path> sourcesOf(String folder) {
        Path path = Page.top()
                .resolve("integration-tests/src/test/java/dev/easel/it")
                .resolve(folder);
        try (Stream<Path> files = Files.list(path)) {
            // This file shows the form of a marker and has no sample.
            return files.filter(file -> !file.endsWith("Samples.java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
