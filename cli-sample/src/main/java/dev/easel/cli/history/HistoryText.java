package dev.easel.cli.history;

import dev.easel.cli.output.OneLine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The history for people. */
final class HistoryText {
    private static final int MOST_OF_PROMPT = 40;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private HistoryText() {}

    /** Returns one line for each entry. */
    static List<String> list(List<HistoryEntry> entries) {
        int numbers = width(
                entries.stream().map(entry -> String.valueOf(entry.number())).toList());
        int commands = width(entries.stream().map(HistoryEntry::command).toList());
        int outcomes = width(entries.stream().map(HistoryText::outcome).toList());
        return entries.stream()
                .map(entry -> String.format(
                                Locale.ROOT,
                                "%" + numbers + "d  %s  %-" + commands + "s  %-" + outcomes + "s  %s%s",
                                entry.number(),
                                time(entry.time()),
                                entry.command(),
                                outcome(entry),
                                OneLine.of(entry.prompt().orElse(""), MOST_OF_PROMPT),
                                files(entry))
                        .stripTrailing())
                .toList();
    }

    private static int width(List<String> cells) {
        return Math.max(1, cells.stream().mapToInt(String::length).max().orElse(1));
    }

    private static String time(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    private static String outcome(HistoryEntry entry) {
        String code = entry.code() == 0 ? "" : "exit " + entry.code();
        return OneLine.of(entry.provider().orElse("") + " " + entry.cost().orElse("") + " " + code);
    }

    private static String files(HistoryEntry entry) {
        if (entry.files().isEmpty()) {
            return "";
        }
        int more = entry.files().size() - 1;
        Path name = Path.of(entry.files().get(0)).getFileName();
        return "  → " + OneLine.of(String.valueOf(name)) + (more > 0 ? " and " + more + " more" : "");
    }

    /** Returns all of one entry. */
    static List<String> full(HistoryEntry entry) {
        List<String> lines = new ArrayList<>();
        lines.add("easel " + entry.arguments().stream().map(HistoryText::quoted).collect(Collectors.joining(" ")));
        lines.add("");
        line(lines, "number", String.valueOf(entry.number()));
        line(lines, "time", time(entry.time()));
        entry.provider().ifPresent(name -> line(lines, "provider", name));
        entry.cost().ifPresent(cost -> line(lines, "cost", cost));
        line(lines, "exit code", String.valueOf(entry.code()));
        entry.error().ifPresent(message -> line(lines, "error", message));
        entry.files().forEach(file -> line(lines, "file", file));
        if (!entry.left().isEmpty()) {
            line(lines, "not kept", String.join(", ", entry.left()));
        }
        return lines;
    }

    private static void line(List<String> lines, String name, String value) {
        lines.add(String.format(Locale.ROOT, "%-9s  %s", name, OneLine.of(value)));
    }

    /** Returns an argument as a shell takes it. */
    private static String quoted(String argument) {
        String line = OneLine.of(argument);
        return PLAIN.matcher(line).matches() ? line : "'" + line.replace("'", "'\\''") + "'";
    }
}
