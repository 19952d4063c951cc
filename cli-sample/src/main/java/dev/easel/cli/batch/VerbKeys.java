package dev.easel.cli.batch;

import static java.util.Objects.requireNonNull;

import dev.easel.cli.words.Nearest;
import dev.easel.core.domain.Verb;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The keys that the line of a verb may have: the names of the verb's options, without dashes. */
final class VerbKeys {
    /** What a line says by a key that is not the name of an option. */
    static final List<String> COMMON = List.of("verb", "prompt", "images", "id", "name");

    /** How all images of a batch are encoded, so that a line cannot change it. */
    static final Set<String> FOR_ALL = Set.of("min-quality", "chroma", "progressive", "lossless", "keep-profile");

    private static final Set<String> NOT_KEYS = Set.of("prompt", "prompt-file");

    /** Keys of which one line has one: a line that has one of them drops the defaults of the others. */
    private static final List<Set<String>> EXCLUSIVE =
            List.of(Set.of("aspect", "size"), Set.of("border", "to", "left", "right", "top", "bottom"));

    private static final Map<Verb, Map<String, OptionSpec>> BY_VERB = new EnumMap<>(Verb.class);
    private static final Set<Verb> PROMPT_AS_OPTION = EnumSet.noneOf(Verb.class);

    static {
        for (Verb verb : Verb.values()) {
            CommandSpec spec = VerbArguments.spec(verb);
            BY_VERB.put(verb, read(spec));
            if (spec.findOption("--prompt") != null) {
                PROMPT_AS_OPTION.add(verb);
            }
        }
    }

    private VerbKeys() {}

    private static Map<String, OptionSpec> read(CommandSpec spec) {
        Map<String, OptionSpec> options = new LinkedHashMap<>();
        for (OptionSpec option : spec.options()) {
            if (!option.hidden() && !NOT_KEYS.contains(key(option))) {
                Arrays.stream(option.names()).forEach(name -> options.put(plain(name), option));
            }
        }
        return options;
    }

    /** Returns the key of an option: its longest name, without dashes. */
    static String key(OptionSpec option) {
        return plain(option.longestName());
    }

    /** Returns a key as options spell it: {@code maxBytes}, {@code max_bytes} and {@code --max-bytes} are max-bytes. */
    static String plain(String key) {
        return key.strip()
                .replaceFirst("^-+", "")
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .replaceAll("[_ ]", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static Map<String, OptionSpec> options(Verb verb) {
        return requireNonNull(BY_VERB.get(verb), "the options of the verb");
    }

    /** Returns the option of a verb that a key names. */
    static Optional<OptionSpec> option(Verb verb, String key) {
        return Optional.ofNullable(options(verb).get(plain(key)));
    }

    /** Returns whether a verb takes its prompt as an option, and not as its first argument. */
    static boolean takesPromptAsOption(Verb verb) {
        return PROMPT_AS_OPTION.contains(verb);
    }

    /** Returns the options of all verbs, each name once. */
    static Map<String, OptionSpec> all() {
        Map<String, OptionSpec> all = new LinkedHashMap<>();
        BY_VERB.values().forEach(options -> options.values().forEach(option -> all.putIfAbsent(key(option), option)));
        return all;
    }

    /** Returns whether a default of one key does not hold for a line that has another one. */
    static boolean excludes(String ofLine, String ofDefault) {
        return ofLine.equals(ofDefault)
                || EXCLUSIVE.stream().anyMatch(group -> group.contains(ofLine) && group.contains(ofDefault));
    }

    /** Returns what is wrong with a key that the line of a verb cannot have. */
    static String unknown(Verb verb, String key) {
        Set<String> others = new TreeSet<>();
        BY_VERB.forEach((other, options) -> {
            if (options.containsKey(plain(key))) {
                others.add(other.word());
            }
        });
        if (!others.isEmpty()) {
            return "The key '" + key + "' is not for " + verb.word() + ", but for " + String.join(" and ", others)
                    + ".";
        }
        Set<String> known = new TreeSet<>(options(verb).keySet());
        known.addAll(COMMON);
        known.removeAll(FOR_ALL);
        return "Unknown key '" + key + "'."
                + nearest(plain(key), known)
                        .map(name -> " Did you mean '" + name + "'?")
                        .orElse(" Use " + String.join(", ", COMMON) + ", or the name of an option of " + verb.word()
                                + ".");
    }

    private static Optional<String> nearest(String key, Set<String> known) {
        return Nearest.of(key, known)
                .filter(name -> name.length() > 1)
                .or(() -> known.stream()
                        .filter(name -> key.startsWith(name + "-"))
                        .findFirst());
    }
}
