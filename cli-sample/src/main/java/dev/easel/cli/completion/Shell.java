package dev.easel.cli.completion;

import dev.easel.cli.words.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The shells that a script can be written for. */
enum Shell {
    BASH(BashScript::of),
    ZSH(ZshScript::of),
    FISH(FishScript::of);

    private final Function<List<CompletedCommand>, String> writing;

    Shell(Function<List<CompletedCommand>, String> writing) {
        this.writing = writing;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Shell::word).toList();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the shell with a name; throws an {@link IllegalArgumentException} that lists all if it is unknown. */
    static Shell named(String word) {
        return Arrays.stream(values())
                .filter(shell -> shell.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Shell '" + word + "' is unknown: choose one of "
                        + String.join(", ", words()) + "." + Nearest.hint(word, words())));
    }

    /** Returns the script. */
    String script(List<CompletedCommand> commands) {
        return writing.apply(commands);
    }
}
