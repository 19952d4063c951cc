package dev.easel.adapters.openai.shared;

import dev.easel.core.annotation.Nullable;
import java.util.List;
import java.util.function.Function;

/** A row of a table, whose value is read when it is first needed: reading all rows takes time. Thread-safe. */
final class TableRow<T> {
    private final List<String> cells;
    private final List<String> models;
    private final Function<List<String>, T> reader;
    private volatile @Nullable T value;

    /**
     * A row that is not read yet.
     *
     * @param modelColumn the index of the cell that names the models
     */
    TableRow(List<String> cells, int modelColumn, Function<List<String>, T> reader) {
        this.cells = cells;
        this.models = words(cells.get(modelColumn));
        this.reader = reader;
    }

    /** Returns the words of a cell. */
    static List<String> words(String cell) {
        return List.of(cell.split(" "));
    }

    /** Returns the patterns of models. */
    List<String> models() {
        return models;
    }

    /** Returns whether a cell has a word. */
    boolean has(int column, String word) {
        return words(cells.get(column)).contains(word);
    }

    /** Returns whether one of the patterns, of which a star at the end matches any ending, matches a model. */
    boolean matches(String model) {
        for (String pattern : models) {
            if (pattern.endsWith("*")
                    ? model.startsWith(pattern.substring(0, pattern.length() - 1))
                    : model.equals(pattern)) {
                return true;
            }
        }
        return false;
    }

    /** Returns what the row says. */
    T value() {
        T known = value;
        if (known == null) {
            known = reader.apply(cells);
            value = known;
        }
        return known;
    }
}
