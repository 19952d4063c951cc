package dev.easel.adapters.described.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When an object of a template is there: {@code name}, or {@code name==value} and other comparisons. */
record Condition(String name, String operator, String operand) {
    private static final Pattern PATTERN = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*)(?:(==|!=|>=|<=|>|<)(.*))?");

    /** Reads a condition; throws {@link IllegalArgumentException} with what is allowed. */
    static Condition parse(String place, Optional<String> text) {
        Matcher matcher = PATTERN.matcher(text.orElse("").replace(" ", ""));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    place + ": unknown condition '" + text.orElse("")
                            + "'; allowed are a name, and a name and a value with ==, !=, >, >=, < or <= between, such as images==1.");
        }
        boolean bare = matcher.group(2) == null;
        return new Condition(matcher.group(1), bare ? "" : matcher.group(2), bare ? "" : matcher.group(3));
    }

    boolean holds(Values values) {
        Optional<String> value = values.get(name).map(String::valueOf);
        if (operator.equals("!=")) {
            return value.isEmpty() || compare(value.get()) != 0;
        }
        if (value.isEmpty()) {
            return false;
        }
        return switch (operator) {
            case "==" -> compare(value.get()) == 0;
            case ">=" -> compare(value.get()) >= 0;
            case "<=" -> compare(value.get()) <= 0;
            case ">" -> compare(value.get()) > 0;
            case "<" -> compare(value.get()) < 0;
            default -> true;
        };
    }

    private int compare(String value) {
        try {
            return Double.compare(Double.parseDouble(value), Double.parseDouble(operand));
        } catch (NumberFormatException e) {
            return value.compareTo(operand);
        }
    }
}
