package dev.easel.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a configuration file: {@code key = value} and {@code [profile]}, one a line, and comments from {@code #} on.
 *
 * <p>No message shows a line as it is, because what is there by mistake may be a key.
 */
final class ConfigParser {
    private static final Pattern SECTION = Pattern.compile("\\[([^\\[\\]#]*)]\\s*(#.*)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final Pattern COMMENT = Pattern.compile("\\s#");

    private final Path file;
    private final List<ConfigEntry> common = new ArrayList<>();
    private final Map<String, List<ConfigEntry>> profiles = new LinkedHashMap<>();
    private List<ConfigEntry> section = common;
    private int line;

    private ConfigParser(Path file) {
        this.file = file;
    }

    /** Returns what a text says; throws an {@link IllegalArgumentException} that names the line of a mistake. */
    static ConfigFile parse(Path file, String text) {
        ConfigParser parser = new ConfigParser(file);
        (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().forEach(parser::add);
        return new ConfigFile(file, parser.common, parser.profiles);
    }

    private void add(String raw) {
        line++;
        String text = raw.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        if (text.startsWith("[")) {
            open(text);
            return;
        }
        int equals = text.indexOf('=');
        String key = equals < 0 ? "" : text.substring(0, equals).strip();
        if (key.startsWith("--") && KEY.matcher(key.substring(2)).matches()) {
            throw invalid("a key is written without dashes, such as quality = high.");
        }
        if (!KEY.matcher(key).matches()) {
            throw invalid("expected KEY = VALUE, such as quality = high, or [PROFILE].");
        }
        String value = value(text.substring(equals + 1).strip());
        SecretText.reject(ConfigEntry.place(file, line), key, value);
        section.add(new ConfigEntry(file, line, key, value));
    }

    private void open(String text) {
        Matcher matcher = SECTION.matcher(text);
        String name = matcher.matches() ? matcher.group(1).strip() : "";
        if (!NAME.matcher(name).matches()) {
            throw invalid("expected [PROFILE], a name of letters, digits, dots, dashes and underscores.");
        }
        if (profiles.containsKey(name)) {
            throw invalid("there is already a section [" + name + "]: put both together.");
        }
        section = new ArrayList<>();
        profiles.put(name, section);
    }

    private String value(String text) {
        if (text.startsWith("\"") || text.startsWith("'")) {
            return quoted(text);
        }
        Matcher comment = COMMENT.matcher(text);
        String value = (comment.find() ? text.substring(0, comment.start()) : text).strip();
        if (value.isEmpty()) {
            throw invalid("the value is missing: write KEY = VALUE, and \"\" for an empty text.");
        }
        return checked(value);
    }

    private String quoted(String text) {
        char quote = text.charAt(0);
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                String rest = text.substring(i + 1).strip();
                if (!rest.isEmpty() && !rest.startsWith("#")) {
                    throw invalid("there is text after the closing quote.");
                }
                return checked(value.toString());
            }
            if (c == '\\' && quote == '"' && i + 1 < text.length() && "\"\\".indexOf(text.charAt(i + 1)) >= 0) {
                i++;
                c = text.charAt(i);
            }
            value.append(c);
        }
        throw invalid("the closing quote " + quote + " is missing.");
    }

    private String checked(String value) {
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t')) {
            throw invalid("the value has a control character.");
        }
        return value;
    }

    private IllegalArgumentException invalid(String problem) {
        return new IllegalArgumentException(ConfigEntry.place(file, line) + ": " + problem);
    }
}
