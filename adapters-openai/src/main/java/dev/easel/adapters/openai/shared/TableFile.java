package dev.easel.adapters.openai.shared;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds the rows of a table beside this class: a row a line, cells between bars, comments after a number sign. */
final class TableFile {
    private TableFile() {}

    static <T> List<TableRow<T>> read(String name, int columns, int modelColumn, Function<List<String>, T> reader) {
        List<TableRow<T>> rows = new ArrayList<>();
        try (InputStream in = TableFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + TableFile.class.getName() + ".");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(new TableRow<>(cells(name, line, columns), modelColumn, reader));
                }
            }
            return List.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String name, String line, int columns) {
        String[] cells = line.split("\\|");
        if (cells.length != columns) {
            throw new IllegalStateException(
                    "A row of " + name + " has " + cells.length + " columns instead of " + columns + ": " + line);
        }
        for (int i = 0; i < columns; i++) {
            cells[i] = cells[i].strip();
        }
        return List.of(cells);
    }
}
