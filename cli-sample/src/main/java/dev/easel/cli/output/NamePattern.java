package dev.easel.cli.output;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * File names with fields in braces: {@code name} is the name of the input without its extension, {@code n} the number of
 * the image, and {@code n:03} the same with leading zeros; a doubled brace is a brace.
 */
public final class NamePattern {
    private static final Pattern FIELD = Pattern.compile("\\{\\{|}}|\\{([^{}]*)}?|}");
    private static final Pattern NUMBER = Pattern.compile("n(?::0?([1-9]))?");

    /** Text, or a field where the width is at least 0: of a number, or of the name. */
    private record Part(String text, boolean name, int width) {
        private static Part literal(String text) {
            return new Part(text, false, -1);
        }

        private boolean isField() {
            return name || width >= 0;
        }
    }

    private final List<Part> parts;

    private NamePattern(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Returns a name without fields, whatever it holds. */
    static NamePattern literal(String text) {
        return new NamePattern(List.of(Part.literal(text)));
    }

    /** Returns the name of the input within a folder. */
    public static NamePattern inFolder(String folder) {
        String slash = folder.endsWith("/") || folder.endsWith(File.separator) ? "" : "/";
        return new NamePattern(List.of(Part.literal(folder + slash), new Part("", true, -1)));
    }

    /**
     * Reads a pattern.
     *
     * @param option the option that sets it, for messages
     * @throws IllegalArgumentException naming a field that does not exist
     */
    public static NamePattern parse(String option, String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = FIELD.matcher(text);
        int from = 0;
        StringBuilder literal = new StringBuilder();
        while (matcher.find()) {
            literal.append(text, from, matcher.start());
            from = matcher.end();
            Part part = part(option, text, matcher.group(), matcher.group(1));
            if (part.isField()) {
                parts.add(Part.literal(literal.toString()));
                parts.add(part);
                literal.setLength(0);
            } else {
                literal.append(part.text());
            }
        }
        parts.add(Part.literal(literal.append(text.substring(from)).toString()));
        return new NamePattern(parts);
    }

    private static Part part(String option, String text, String whole, String field) {
        if (whole.equals("{{") || whole.equals("}}")) {
            return Part.literal(whole.substring(1));
        }
        if (whole.endsWith("}") && "name".equals(field)) {
            return new Part("", true, -1);
        }
        Matcher number = NUMBER.matcher(whole.endsWith("}") && field != null ? field : "");
        if (number.matches()) {
            return new Part("", false, number.group(1) == null ? 0 : Integer.parseInt(number.group(1)));
        }
        throw new IllegalArgumentException("Invalid " + option + " '" + text + "': unknown field '" + whole
                + "'. Use {name} for the input's name, {n} or {n:03} for the image's number, {{ and }} for braces.");
    }

    /** Returns whether the name of the input is in it. */
    public boolean hasName() {
        return parts.stream().anyMatch(Part::name);
    }

    /** Returns whether the number of the image is in it. */
    public boolean hasNumber() {
        return parts.stream().anyMatch(part -> part.width() >= 0);
    }

    /** Returns whether it depends on the input or the number. */
    public boolean hasFields() {
        return hasName() || hasNumber();
    }

    /** Returns the same with the end of its last text cut off. */
    NamePattern withoutEnd(int length) {
        List<Part> shorter = new ArrayList<>(parts);
        Part last = shorter.remove(shorter.size() - 1);
        shorter.add(Part.literal(last.text().substring(0, last.text().length() - length)));
        return new NamePattern(shorter);
    }

    /** Returns the text after the last field. */
    String end() {
        return parts.get(parts.size() - 1).text();
    }

    /** Returns the name for an input and a number. */
    String of(String name, int number) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.text());
            if (part.name()) {
                text.append(name);
            } else if (part.width() >= 0) {
                String digits = String.valueOf(number);
                text.append("0".repeat(Math.max(0, part.width() - digits.length())))
                        .append(digits);
            }
        }
        return text.toString();
    }
}
