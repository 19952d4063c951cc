package dev.easel.cli.catalog;

import dev.easel.cli.output.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A title and named facts below it, long ones wrapped. */
public final class TextBlock {
    private static final int NAME = 9;
    private static final String INDENT = " ".repeat(NAME + 3);

    private final List<String> lines = new ArrayList<>();

    public TextBlock(String title) {
        lines.add(OneLine.of(title));
    }

    /** Adds a fact, unless it is empty. */
    public TextBlock fact(String name, String value) {
        if (!value.isBlank()) {
            String label = String.format(Locale.ROOT, "  %-" + NAME + "s ", name);
            for (String line : wrapped(OneLine.of(value))) {
                lines.add(label + line);
                label = INDENT;
            }
        }
        return this;
    }

    private static List<String> wrapped(String text) {
        int room = TextTable.COLUMNS - INDENT.length();
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > room) {
            int space = rest.lastIndexOf(' ', room);
            int end = space > 0 ? space : room;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }

    /** Returns the lines. */
    public List<String> lines() {
        return lines;
    }
}
