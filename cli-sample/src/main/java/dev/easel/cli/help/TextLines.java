package dev.easel.cli.help;

import dev.easel.cli.words.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of help that fit a terminal of 80 columns. */
final class TextLines {
    static final int COLUMNS = 80;

    /** An option and its value stay on one line. */
    private static final Pattern VALUE = Pattern.compile("(-[-\\w]+) (?=[A-Z0-9])");

    private TextLines() {}

    /** Returns the words in lines of at most 80 columns, all but the first with an indent. */
    static List<String> wrapped(String first, String words, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        for (String joined : VALUE.matcher(words.strip()).replaceAll("$1\u00A0").split("\\s+")) {
            String word = joined.replace('\u00A0', ' ');
            if (line.length() > indent && Columns.of(line.toString()) + 1 + Columns.of(word) > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent)).append(word);
            } else {
                line.append(line.toString().isBlank() || line.toString().endsWith(" ") ? "" : " ")
                        .append(word);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** Returns two columns of text, the first of a width. */
    static String row(String name, int width, String text) {
        return Columns.cut("  " + name + " ".repeat(Math.max(1, width - Columns.of(name))) + text, COLUMNS);
    }
}
