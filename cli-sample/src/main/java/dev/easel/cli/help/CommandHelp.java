package dev.easel.cli.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of one command: one screen that begins with examples, or everything, grouped. */
public final class CommandHelp {
    private static final int SCREEN = 24;
    private static final int ALL_COLUMNS = 100;
    private static final int WIDEST_NAME = 24;

    private CommandHelp() {}

    /** Returns everything about a command. */
    static String all(CommandLine command) {
        command.getCommandSpec().usageMessage().width(ALL_COLUMNS).sortOptions(false);
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new HelpSections());
        return command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    /** Returns what a command does, without a full stop. */
    public static String summary(CommandSpec command) {
        return plain(String.join(" ", command.usageMessage().header())).replaceFirst("\\.$", "");
    }

    /** Returns the examples of a command, as its help shows them. */
    static List<String> examples(CommandSpec command) {
        return Arrays.stream(command.usageMessage().footer())
                .map(CommandHelp::plain)
                .flatMap(String::lines)
                .filter(line -> line.contains("easel ") && line.startsWith("  "))
                .toList();
    }

    /** Returns at most a screen of 24 lines: what the command does, examples, how it is written, and its first options. */
    static String brief(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        List<String> lines = new ArrayList<>();
        lines.addAll(
                TextLines.wrapped("", plain(String.join(" ", spec.usageMessage().header())), 0));
        lines.add("");
        List<String> examples = examples(spec);
        List<String> narrow = examples.stream()
                .filter(line -> line.length() <= TextLines.COLUMNS)
                .toList();
        lines.addAll(narrow.isEmpty() ? examples : narrow);
        lines.add("");
        lines.addAll(synopsis(command));
        Map<String, String> rows = rows(spec);
        if (!rows.isEmpty()) {
            lines.add("");
        }
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
        int room = SCREEN - lines.size() - 2;
        rows.entrySet().stream()
                .limit(room)
                .map(row -> TextLines.row(row.getKey(), width, row.getValue()))
                .forEach(lines::add);
        boolean more = rows.size() > room
                || rows.size()
                        < spec.positionalParameters().size()
                                + spec.options().stream()
                                        .filter(option -> !option.hidden() && !option.usageHelp())
                                        .count();
        if (more) {
            lines.add("");
            lines.add("All options: " + spec.qualifiedName() + " --help-all");
        }
        return lines.stream().collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
    }

    private static List<String> synopsis(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        List<String> lines = new ArrayList<>();
        String[] written = usage.customSynopsis();
        String text = written.length == 0 ? command.getHelp().synopsis(0) : plain(String.join("\n", written));
        String prefix = "Usage: ";
        String one = "";
        for (String line : text.lines().toList()) {
            if (!one.isEmpty() && line.startsWith("easel ")) {
                lines.addAll(TextLines.wrapped(prefix, one, 9));
                prefix = "       ";
                one = "";
            }
            one += " " + line.strip();
        }
        lines.addAll(TextLines.wrapped(prefix, one, 9));
        return lines;
    }

    /** Returns the arguments and options that matter most, each with a few words. */
    private static Map<String, String> rows(CommandSpec spec) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (PositionalParamSpec argument : spec.positionalParameters()) {
            rows.put(plain(argument.paramLabel()), FirstOptions.words(argument));
        }
        for (OptionSpec option : FirstOptions.of(spec)) {
            rows.put(names(option), FirstOptions.words(option));
        }
        return rows;
    }

    private static String names(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : " " + plain(option.paramLabel());
        String names = String.join(", ", option.names());
        return names.length() + value.length() <= WIDEST_NAME ? names + value : names;
    }

    /** Returns a text of an annotation as picocli would print it. */
    public static String plain(String text) {
        return text.replace("%n", "\n").replace("%%", "%");
    }
}
