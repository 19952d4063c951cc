package dev.easel.cli.help;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of each command that matter most, and a few words about each. */
public final class FirstOptions {
    private static final List<String> VERBS = List.of(
            "--provider", "--model", "--count", "--aspect", "--size", "--quality", "--max-cost", "--dry-run", "--json");
    private static final List<String> OTHERS = List.of("--force", "--json", "--quiet");

    /** The first options of a command, in order; those of all others follow in the order of {@link #OTHERS}. */
    private static final Map<String, List<String>> BY_COMMAND = Map.ofEntries(
            Map.entry("generate", verb("--output", "--prompt", "--seed")),
            Map.entry("edit", verb("--prompt", "--output")),
            Map.entry("inpaint", verb("--prompt", "--output", "--mask", "--rect", "--ellipse", "--feather")),
            Map.entry("expand", verb("--prompt", "--output", "--border", "--to", "--left", "--prefill")),
            Map.entry(
                    "convert",
                    List.of(
                            "--output",
                            "--fit",
                            "--resize-mode",
                            "--gravity",
                            "--output-quality",
                            "--max-bytes",
                            "--may-shrink",
                            "--matte",
                            "--force",
                            "--json")),
            Map.entry(
                    "mask",
                    List.of(
                            "--output",
                            "--rect",
                            "--ellipse",
                            "--polygon",
                            "--mask",
                            "--from-alpha",
                            "--minus",
                            "--grow",
                            "--feather",
                            "--invert")),
            Map.entry(
                    "batch",
                    List.of(
                            "--output",
                            "--provider",
                            "--model",
                            "--aspect",
                            "--quality",
                            "--parallel",
                            "--per-minute",
                            "--max-cost",
                            "--dry-run",
                            "--retry-failed",
                            "--in-doubt",
                            "--fallback",
                            "--json")),
            Map.entry(
                    "recover",
                    List.of("--output", "--list", "--provider", "--base-url", "--provider-file", "--force", "--json")),
            Map.entry(
                    "serve",
                    List.of(
                            "--port",
                            "--host",
                            "--provider",
                            "--base-url",
                            "--model",
                            "--public-url",
                            "--require-key-env",
                            "--share",
                            "--allow-fetch",
                            "--no-studio",
                            "--grace",
                            "--json")),
            Map.entry(
                    "studio",
                    List.of(
                            "--provider",
                            "--base-url",
                            "--model",
                            "--no-open",
                            "--port",
                            "--host",
                            "--require-key-env",
                            "--share",
                            "--max-pixels",
                            "--json",
                            "--quiet")));

    /** Words for options whose description begins with something too long for a line. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("--output", "The file to write: png, jpg or webp; - is stdout"),
            Map.entry("--provider", "The provider, such as openai (default: offline)"),
            Map.entry("--model", "The provider's name of the model"),
            Map.entry("--base-url", "The provider's URL, instead of the default"),
            Map.entry("--rect", "Add a rectangle, in pixels or percent"),
            Map.entry("--border", "The border at every side, in pixels or a share"),
            Map.entry("--to", "Extend to a ratio or to a size"),
            Map.entry("--grow", "Grow the mask so far, in pixels or percent"),
            Map.entry("--feather", "Soften the edge over this many pixels"),
            Map.entry("--seed", "Get the same image for the same seed"),
            Map.entry("--dry-run", "Send nothing: print what would be sent, and the cost"),
            Map.entry("--max-cost", "Refuse a call that may cost more, such as 0.50usd"),
            Map.entry("--json", "Print one JSON object, for programs"),
            Map.entry("--quiet", "Print only errors"),
            Map.entry("--gravity", "Which part is kept when an image is cropped"),
            Map.entry("--may-shrink", "Scale down where --max-bytes is not met otherwise"),
            Map.entry("--matte", "The color under what is transparent"),
            Map.entry("--max-pixels", "The largest image in pixels, such as 120M"),
            Map.entry("--public-url", "The URL under which clients reach it"),
            Map.entry("--require-key-env", "Serve only callers with the key in this variable"),
            Map.entry("--share", "Serve only the callers of a file"),
            Map.entry("--allow-fetch", "Which hosts images are fetched from"),
            Map.entry("--retry-failed", "Run those that failed again, even if billed"),
            Map.entry("--in-doubt", "After a kill: skip, retry or resume calls under way"),
            Map.entry("--fallback", "Another provider, where the first has not billed"),
            Map.entry("--grace", "How long running calls may go on after Ctrl-C"));

    private static final Pattern CLAUSE = Pattern.compile("^(.*?)(?:[.;:](?= |$)| \\(?[Dd]efault.*| Examples?:).*$");

    private FirstOptions() {}

    private static List<String> verb(String... first) {
        return Stream.concat(Stream.of(first), VERBS.stream()).distinct().toList();
    }

    /** Returns the options, in the order in which they are shown. */
    static List<OptionSpec> of(CommandSpec command) {
        List<String> names = BY_COMMAND.get(command.name());
        if (names != null) {
            return names.stream()
                    .map(command::findOption)
                    .flatMap(option -> Optional.ofNullable(option).stream())
                    .filter(option -> !option.hidden())
                    .toList();
        }
        List<OptionSpec> shown = command.options().stream()
                .filter(option -> !option.hidden() && !option.inherited())
                .toList();
        return Stream.concat(
                        shown.stream().filter(option -> !OTHERS.contains(option.longestName())),
                        shown.stream().filter(option -> OTHERS.contains(option.longestName())))
                .toList();
    }

    /** Returns the first clause of a description, without its examples. */
    public static String words(ArgSpec argument) {
        if (argument.paramLabel().equals("DIR")) {
            return "The folder to write to; it is made";
        }
        if (argument instanceof OptionSpec option && WORDS.containsKey(option.longestName())) {
            return WORDS.get(option.longestName());
        }
        String description = CommandHelp.plain(String.join(" ", argument.description()));
        Matcher clause = CLAUSE.matcher(description);
        return clause.matches() ? clause.group(1) : description;
    }
}
