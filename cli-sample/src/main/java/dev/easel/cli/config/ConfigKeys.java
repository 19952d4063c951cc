package dev.easel.cli.config;

import dev.easel.cli.options.MaskStep;
import dev.easel.cli.words.Nearest;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Which keys a configuration may have: two for the program, and the options that are more than a part of one command line. */
final class ConfigKeys {
    static final String HISTORY = "history";
    static final String PROFILE = "profile";

    /** What the program itself reads. */
    static final Set<String> PROGRAM = Set.of(HISTORY, PROFILE);

    /** The options that say what one command line does, where it writes, or for whom. */
    private static final Set<String> OF_ONE_LINE = Set.of(
            "help",
            "help-all",
            "version",
            "config",
            "profile",
            "prompt",
            "prompt-file",
            "output",
            "sheet",
            "image",
            "mask",
            "each",
            "files-from",
            "idempotency-key",
            "json",
            "list",
            "clear",
            "dry-run",
            "shard",
            "retry-failed");

    /** Keys that are usual, known without building every command to look for them. */
    static final Set<String> USUAL = Set.of(
            "provider",
            "generate-provider",
            "edit-provider",
            "inpaint-provider",
            "base-url",
            "key-env",
            "key-file",
            "model",
            "quality",
            "size",
            "aspect",
            "count",
            "background",
            "format",
            "output-quality",
            "max-bytes",
            "matte",
            "max-cost",
            "max-calls",
            "max-pixels",
            "timeout",
            "quiet",
            "open");

    private final CommandSpec command;
    private final Supplier<CommandLine> everything;
    private Optional<Map<String, List<OptionSpec>>> all = Optional.empty();

    /** The keys of a command, and of all others, which are built only when they are needed. */
    ConfigKeys(CommandSpec command, Supplier<CommandLine> everything) {
        this.command = command;
        this.everything = everything;
    }

    /** Returns the option of the command that a key names, if it can be configured. */
    Optional<OptionSpec> option(String key) {
        return Optional.ofNullable(command.optionsMap().get("--" + key)).filter(ConfigKeys::isConfigurable);
    }

    /** Returns all keys with the options of the commands that have them, in the order of the alphabet. */
    Map<String, List<OptionSpec>> all() {
        if (all.isEmpty()) {
            Map<String, List<OptionSpec>> found = new TreeMap<>();
            everything.get().getSubcommands().values().stream()
                    .flatMap(subcommand -> subcommand.getCommandSpec().options().stream())
                    .filter(ConfigKeys::isConfigurable)
                    .forEach(option -> found.computeIfAbsent(key(option), name -> new ArrayList<>())
                            .add(option));
            all = Optional.of(found);
        }
        return all.get();
    }

    /** Returns the key of an option: its long name. */
    static String key(OptionSpec option) {
        return option.longestName().replaceFirst("^--?", "");
    }

    private static boolean isConfigurable(OptionSpec option) {
        boolean partOfMask = option.userObject() instanceof Field field
                && field.getDeclaringClass().equals(MaskStep.class);
        return option.group() == null && !partOfMask && !option.hidden() && !OF_ONE_LINE.contains(key(option));
    }

    /**
     * Checks the keys of a file.
     *
     * @throws IllegalArgumentException with the line of a key that does not exist, or that is there twice
     */
    void check(ConfigFile file) {
        checkSection(file.common(), true);
        file.profiles().values().forEach(entries -> checkSection(entries, false));
    }

    private void checkSection(List<ConfigEntry> entries, boolean common) {
        Map<String, ConfigEntry> seen = new TreeMap<>();
        for (ConfigEntry entry : entries) {
            checkKey(entry, common);
            ConfigEntry first = seen.putIfAbsent(entry.key(), entry);
            if (first != null && !collects(entry.key())) {
                throw new IllegalArgumentException(entry.place() + ": '" + entry.key() + "' is already set in line "
                        + first.line() + ": keep one of them.");
            }
        }
    }

    private void checkKey(ConfigEntry entry, boolean common) {
        String key = entry.key();
        if (key.equals(HISTORY)) {
            isOn(entry);
        } else if (key.equals(PROFILE)) {
            if (!common) {
                throw new IllegalArgumentException(
                        entry.place() + ": 'profile' names the usual profile, so it belongs before the first section.");
            }
        } else if (option(key).isEmpty() && !USUAL.contains(key) && !all().containsKey(key)) {
            throw new IllegalArgumentException(entry.place() + ": " + problem(key));
        }
    }

    private String problem(String key) {
        boolean exists = Stream.concat(Stream.of(everything.get()), everything.get().getSubcommands().values().stream())
                .anyMatch(known -> known.getCommandSpec().optionsMap().containsKey("--" + key));
        return exists
                ? "'" + key + "' is not configured: --" + key + " belongs to one command line."
                : "there is no key '" + key + "'."
                        + Nearest.hint(
                                key,
                                Stream.concat(PROGRAM.stream(), all().keySet().stream())
                                        .toList())
                        + " easel config keys lists all.";
    }

    /** Returns whether a key may be there several times; several providers stand in one line, as most commands take one. */
    private boolean collects(String key) {
        return !key.equals("provider")
                && Stream.concat(option(key).stream(), all().getOrDefault(key, List.of()).stream())
                        .anyMatch(OptionSpec::isMultiValue);
    }

    /** Returns whether an entry says on, rather than off. */
    static boolean isOn(ConfigEntry entry) {
        String word = entry.value().toLowerCase(java.util.Locale.ROOT);
        if (Arrays.asList("on", "yes", "true").contains(word)) {
            return true;
        }
        if (Arrays.asList("off", "no", "false").contains(word)) {
            return false;
        }
        throw new IllegalArgumentException(
                entry.place() + ": '" + entry.key() + "' is on or off, not '" + entry.value() + "'.");
    }
}
