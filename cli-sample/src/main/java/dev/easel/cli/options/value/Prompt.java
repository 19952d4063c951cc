package dev.easel.cli.options.value;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A prompt as it stands on the command line, or in a text that is read when the prompt is needed. */
public final class Prompt {
    private final String words;
    private final Optional<TextInput> input;

    private Prompt(String words, Optional<TextInput> input) {
        this.words = words;
        this.input = input;
    }

    /** Takes an argument as it is; {@code -} means standard input. */
    public static Prompt parse(String argument, StandardInput standard) {
        String words = LiteralText.of(argument);
        return words.equals(StandardInput.NAME)
                ? new Prompt("", Optional.of(new TextInput(words, standard)))
                : new Prompt(words, Optional.empty());
    }

    /** Takes the text of a file, without the ends of lines that it ends with. */
    public static Prompt of(TextInput file) {
        return new Prompt("", Optional.of(requireNonNull(file, "file")));
    }

    /** Reserves standard input, if the prompt comes from there. */
    public void claim() {
        input.ifPresent(text -> text.claim("the prompt"));
    }

    /** Returns the text of the prompt. */
    public String text() {
        return input.map(text -> text.read("the prompt" + where(text)).replaceFirst("[\\r\\n]+\\z", ""))
                .orElse(words);
    }

    private static String where(TextInput text) {
        return text.toString().equals("standard input") ? "" : " in " + text;
    }
}
