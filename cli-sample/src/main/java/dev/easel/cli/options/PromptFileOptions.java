package dev.easel.cli.options;

import dev.easel.cli.options.value.Prompt;
import dev.easel.cli.options.value.TextInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A prompt in a file, as an option beside that of a prompt. */
final class PromptFileOptions {
    @Option(
            names = "--prompt-file",
            paramLabel = "FILE",
            description = "Read the prompt from a UTF-8 file instead of -p; - is standard input."
                    + " Example: --prompt-file prompt.txt")
    private Optional<TextInput> file = Optional.empty();

    /** Returns the prompt, given by an option or in a file. */
    Prompt prompt(Optional<Prompt> option) {
        return prompt(Optional.empty(), option);
    }

    /**
     * Returns the prompt, given as an argument, by an option or in a file; it is not read yet.
     *
     * @throws IllegalArgumentException when it is given in several ways, or not at all
     */
    Prompt prompt(Optional<Prompt> argument, Optional<Prompt> option) {
        List<String> given = new ArrayList<>();
        argument.ifPresent(prompt -> given.add("the argument PROMPT"));
        option.ifPresent(prompt -> given.add("-p"));
        file.ifPresent(text -> given.add("--prompt-file"));
        if (given.size() > 1) {
            throw new IllegalArgumentException("The prompt is given twice, by " + String.join(" and by ", given)
                    + ": give it once. A prompt of several words needs quotes.");
        }
        Prompt prompt = argument.or(() -> option)
                .or(() -> file.map(Prompt::of))
                .orElseThrow(
                        () -> new IllegalArgumentException("The prompt is missing: give one, such as -p \"at night\","
                                + " or a file with --prompt-file FILE."));
        prompt.claim();
        return prompt;
    }
}
