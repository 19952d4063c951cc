package dev.easel.cli.catalog;

import dev.easel.cli.output.OneLine;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns, no line longer than a terminal is wide. */
final class TextTable {
    static final int COLUMNS = 100;
    private static final String GAP = "  ";

    private final int flexible;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with one column that is cut where a line would be too long. */
    TextTable(int flexible, String... titles) {
        this.flexible = flexible;
        rows.add(List.of(titles));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    List<String> lines() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int total = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        widths[flexible] -= Math.max(0, total - COLUMNS);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = OneLine.of(row.get(i), Math.max(1, widths[i]));
                line.append(cell)
                        .append(" ".repeat(Math.max(0, widths[i] - cell.length())))
                        .append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
