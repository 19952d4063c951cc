package dev.easel.cli.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How options depend on each other, so that what is given on a command line beats what is configured. */
public final class OptionRules {
    /** Groups of options, each a choice of one; the options of one choice go together. */
    private static final List<List<Set<String>>> CHOICES = List.of(
            List.of(Set.of("size"), Set.of("aspect")),
            List.of(Set.of("border"), Set.of("to"), Set.of("left", "right", "top", "bottom")),
            List.of(Set.of("strict"), Set.of("lenient")),
            List.of(Set.of("key-env"), Set.of("key-file")),
            List.of(Set.of("require-key-env", "share"), Set.of("without-key")),
            List.of(Set.of("output-quality"), Set.of("lossless")));

    /** Options that make another one pointless: a file that describes a provider chooses it. */
    private static final Map<String, Set<String>> BEATS = Map.of("provider-file", Set.of("provider"));

    /** Options that are an error without another one. */
    static final Map<String, String> NEEDS = Map.of("may-shrink", "max-bytes", "enlarge", "fit");

    /** Options that are an error for other formats. */
    static final Map<String, Set<String>> FORMATS = Map.of(
            "output-quality", Set.of("jpg", "jpeg", "webp"),
            "min-quality", Set.of("jpg", "jpeg", "webp"),
            "chroma", Set.of("jpg", "jpeg"),
            "progressive", Set.of("jpg", "jpeg"),
            "lossless", Set.of("webp"));

    /** Options whose value may begin with the name of the provider that it is for. */
    static final Set<String> PER_PROVIDER = Set.of("base-url", "key-env", "key-file", "auth-header", "model");

    /** Options whose value only makes sense to one provider. */
    static final Set<String> OF_ONE_PROVIDER = Set.of(
            "base-url", "key-env", "key-file", "auth-header", "model", "setting", "edits", "omit", "field", "header");

    /** Options that a provider on this machine rejects. */
    static final Set<String> ONLY_REMOTE = Set.of("repeat-unknown");

    /** Options whose values collect, and what ends the name by which one replaces another. */
    static final Map<String, Character> NAMED = Map.of(
            "field",
            '=',
            "setting",
            '=',
            "header",
            ':',
            "base-url",
            '=',
            "key-env",
            '=',
            "key-file",
            '=',
            "auth-header",
            '=',
            "model",
            '=');

    private OptionRules() {}

    /** Returns all options that the rules name. */
    static Set<String> names() {
        return Stream.of(
                        CHOICES.stream().flatMap(List::stream).flatMap(Set::stream),
                        BEATS.keySet().stream(),
                        BEATS.values().stream().flatMap(Set::stream),
                        NEEDS.keySet().stream(),
                        NEEDS.values().stream(),
                        FORMATS.keySet().stream(),
                        OF_ONE_PROVIDER.stream(),
                        ONLY_REMOTE.stream(),
                        NAMED.keySet().stream())
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    /** Returns whether one of the given options excludes another. */
    public static boolean isBeaten(String key, Set<String> given) {
        return CHOICES.stream().anyMatch(choices -> isBeaten(key, given, choices))
                || given.stream()
                        .anyMatch(name -> BEATS.getOrDefault(name, Set.of()).contains(key));
    }

    private static boolean isBeaten(String key, Set<String> given, List<Set<String>> choices) {
        return choices.stream().anyMatch(choice -> choice.contains(key))
                && choices.stream()
                        .filter(choice -> !choice.contains(key))
                        .anyMatch(choice -> choice.stream().anyMatch(given::contains));
    }
}
