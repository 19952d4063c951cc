package dev.easel.cli.history;

import dev.easel.cli.config.ArgumentLine;
import dev.easel.cli.config.ArgumentLine.Given;
import dev.easel.cli.config.OptionRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** An earlier command line with changes: what is given anew replaces what it excludes. */
final class RepeatedLine {
    private static final Set<String> PROMPTS = Set.of("--prompt", "--prompt-file");

    private final ArgumentLine stored;
    private final ArgumentLine changes;
    private final HistoryEntry entry;

    private RepeatedLine(ArgumentLine stored, ArgumentLine changes, HistoryEntry entry) {
        this.stored = stored;
        this.changes = changes;
        this.entry = entry;
    }

    /**
     * Returns the arguments to run.
     *
     * @throws IllegalArgumentException when something that the history left out is not given
     */
    static String[] of(HistoryEntry entry, List<String> changes, CommandLine commands) {
        ArgumentLine stored = ArgumentLine.of(commands, entry.arguments().toArray(String[]::new));
        String[] changed =
                Stream.concat(Stream.of(entry.command()), changes.stream()).toArray(String[]::new);
        RepeatedLine line = new RepeatedLine(stored, ArgumentLine.of(commands, changed), entry);
        line.requireWhatWasLeftOut();
        return line.arguments();
    }

    private void requireWhatWasLeftOut() {
        for (String name : entry.left()) {
            boolean given = name.startsWith("--") ? changes.has(name) : replacesPositionals();
            if (!given) {
                throw new IllegalArgumentException("The history did not keep " + name + " of line " + entry.number()
                        + ", because it may be secret or is very long: give it again, such as easel again "
                        + entry.number() + " " + name + (name.startsWith("--") ? " …" : "") + ".");
            }
        }
    }

    private boolean promptIsGiven() {
        return changes.options().stream().anyMatch(given -> PROMPTS.contains(name(given)));
    }

    private boolean replacesPositionals() {
        return !changes.positionals().isEmpty() || promptIsGiven() && stored.takesPromptFirst();
    }

    private static String name(Given given) {
        return given.option().longestName();
    }

    private String[] arguments() {
        Set<OptionSpec> given = new HashSet<>();
        Set<String> keys = changes.options().stream()
                .map(option -> name(option).replaceFirst("^--?", ""))
                .collect(Collectors.toSet());
        changes.options().forEach(option -> given.add(option.option()));
        boolean otherPrompt = promptIsGiven()
                || stored.takesPromptFirst() && !changes.positionals().isEmpty();
        List<String> line = new ArrayList<>();
        line.add(entry.command());
        for (Given option : stored.options()) {
            boolean replaced = given.contains(option.option())
                    && (!option.option().isMultiValue() || entry.left().contains(name(option)));
            if (!replaced
                    && !(otherPrompt && PROMPTS.contains(name(option)))
                    && !OptionRules.isBeaten(name(option).replaceFirst("^--?", ""), keys)) {
                line.addAll(stored.arguments().subList(option.from(), option.to()));
            }
        }
        changes.options().forEach(option -> line.addAll(changes.arguments().subList(option.from(), option.to())));
        changes.unknown().forEach(index -> line.add(changes.arguments().get(index)));
        List<String> positionals = replacesPositionals() ? positionals(changes) : positionals(stored);
        if (!positionals.isEmpty()) {
            line.add("--");
            line.addAll(positionals);
        }
        return line.toArray(String[]::new);
    }

    private static List<String> positionals(ArgumentLine line) {
        return line.positionals().stream().map(line.arguments()::get).toList();
    }
}
