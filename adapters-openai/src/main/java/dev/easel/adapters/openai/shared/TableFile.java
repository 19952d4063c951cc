package dev.easel.adapters.openai.shared;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads a table beside this class: a row a line, cells between bars, comments after a number sign. */
final class TableFile {
    private TableFile() {}

    static List<List<String>> read(String name, int columns) {
        try (InputStream in = TableFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + TableFile.class.getName() + ".");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> cells(name, line, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String name, String line, int columns) {
        List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        if (cells.size() != columns) {
            throw new IllegalStateException(
                    "A row of " + name + " has " + cells.size() + " columns instead of " + columns + ": " + line);
        }
        return cells;
    }

    /** Returns whether one of the patterns, of which a star at the end matches any ending, matches a model. */
    static boolean matches(List<String> patterns, String model) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? model.startsWith(pattern.substring(0, pattern.length() - 1))
                        : model.equals(pattern));
    }
}
