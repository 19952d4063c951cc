package dev.easel.cli.history;

import dev.easel.cli.config.ArgumentLine;
import dev.easel.cli.config.ArgumentLine.Given;
import dev.easel.cli.config.SecretText;
import dev.easel.core.internal.io.Redacted;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The arguments of a command line as the history keeps them: files that are read have absolute names, so that the line runs
 * in any folder, and what may be secret is left out.
 *
 * @param left what was left out, for people
 * @param prompt what the line says that the image shows
 */
record StoredArguments(List<String> arguments, List<String> left, Optional<String> prompt) {
    private static final String LEFT_OUT = "…";
    private static final String HEADER = "--header";
    private static final String KEY_FILE = "--key-file";
    private static final int MOST_CHARACTERS = 32_000;

    /** The options that name what is written: it is written into the folder in which the line runs. */
    private static final Set<String> WRITTEN = Set.of("--output", "--sheet");

    /** The options whose values are a name and something that only the provider needs to know. */
    private static final Set<String> NAMED = Set.of(HEADER, "--field", "--setting");

    private static final Set<String> PROMPTS = Set.of("--prompt", "--prompt-file");
    private static final Set<String> FILE_TYPES = Set.of("Path", "ImageArgument", "ImageSource", "TextInput");
    private static final Pattern URL =
            Pattern.compile("(?:[A-Za-z0-9_-]+=)?[A-Za-z][A-Za-z0-9+.-]+://.*", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*=.*", Pattern.DOTALL);

    /** An argument as it is kept, and whether something of it was left out. */
    private record Kept(String text, boolean cut) {}

    /** Returns what is kept of a line that ran in a folder. */
    static StoredArguments of(ArgumentLine line, Path folder) {
        List<String> arguments = new ArrayList<>(line.arguments());
        List<String> left = new ArrayList<>();
        List<String> prompts = new ArrayList<>();
        for (Given given : line.options()) {
            if (given.value().isEmpty()) {
                continue;
            }
            String name = given.option().longestName();
            String value = given.value().get();
            Kept kept = kept(given.option(), name, value, folder);
            int at = given.to() - 1;
            arguments.set(at, at > given.from() ? kept.text() : attached(arguments.get(at), value, kept.text()));
            note(kept, name, PROMPTS.contains(name), left, prompts);
        }
        for (int i = 0; i < line.positionals().size(); i++) {
            Optional<PositionalParamSpec> parameter = parameter(line, i);
            if (parameter.isPresent()) {
                int at = line.positionals().get(i);
                String label = parameter.get().paramLabel();
                Kept kept = kept(parameter.get(), label, arguments.get(at), folder);
                arguments.set(at, kept.text());
                note(kept, label, isPrompt(parameter.get()), left, prompts);
            }
        }
        return new StoredArguments(
                arguments, left.stream().distinct().toList(), prompts.stream().reduce((first, last) -> last));
    }

    private static void note(Kept kept, String name, boolean prompt, List<String> left, List<String> prompts) {
        if (kept.cut()) {
            left.add(name);
        }
        if (prompt) {
            prompts.add(kept.text());
        }
    }

    private static String attached(String argument, String value, String stored) {
        return argument.substring(0, argument.length() - value.length()) + stored;
    }

    private static Optional<PositionalParamSpec> parameter(ArgumentLine line, int index) {
        return line.command().positionalParameters().stream()
                .filter(parameter -> parameter.index().contains(index))
                .findFirst();
    }

    static boolean isPrompt(ArgSpec argument) {
        return types(argument).contains("Prompt");
    }

    private static Set<String> types(ArgSpec argument) {
        Set<String> names = new HashSet<>();
        Stream.concat(Stream.of(argument.type()), Stream.of(argument.auxiliaryTypes()))
                .map(Class::getSimpleName)
                .forEach(names::add);
        return names;
    }

    private static Kept kept(ArgSpec argument, String name, String value, Path folder) {
        if (value.length() > MOST_CHARACTERS || SecretText.looksLikeKey(value)) {
            return new Kept(LEFT_OUT, true);
        }
        if (NAMED.contains(name)) {
            return withoutSecret(name, value);
        }
        if (URL.matcher(value).matches()) {
            return SecretText.hasUrlWithSecret(value) ? new Kept(Redacted.text(value), true) : new Kept(value, false);
        }
        if (name.equals(KEY_FILE)) {
            int file = NAME.matcher(value).matches() ? value.indexOf('=') + 1 : 0;
            return new Kept(value.substring(0, file) + absolute(value.substring(file), folder), false);
        }
        boolean file = !WRITTEN.contains(name) && types(argument).stream().anyMatch(FILE_TYPES::contains);
        return new Kept(file ? absolute(value, folder) : value, false);
    }

    /** The value of a header, and that of a field with a telling name, may be a key of whatever form. */
    private static Kept withoutSecret(String name, String value) {
        boolean header = name.equals(HEADER);
        int end = value.indexOf(header ? ':' : '=');
        if (end < 0) {
            return new Kept(LEFT_OUT, true);
        }
        return header || SecretText.isNameOfSecret(value.substring(0, end))
                ? new Kept(value.substring(0, end + 1) + LEFT_OUT, true)
                : new Kept(value, false);
    }

    private static String absolute(String value, Path folder) {
        if (value.equals("-") || value.isEmpty()) {
            return value;
        }
        try {
            return folder.resolve(value).normalize().toString();
        } catch (InvalidPathException e) {
            return value;
        }
    }
}
