package dev.easel.cli.config;

import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Opens the configuration in the user's editor. */
final class ConfigEditor {
    private static final String TEMPLATE = """
            # The configuration of easel: easel config shows what holds, easel config keys lists all keys.
            # Keys of providers do not belong here: key-env names the variable that holds one.
            #
            # provider = openai
            # quality = high
            # history = on
            #
            # [work]
            # provider = modelverse
            # key-env = WORK_KEY
            """;

    private ConfigEditor() {}

    /** Opens a file and waits until the editor ends; a new file explains what it can hold. */
    static void edit(Path file, Function<String, Optional<String>> variables) throws InterruptedException {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, TEMPLATE);
            }
        } catch (IOException e) {
            throw StorageException.writing(file.toString(), e);
        }
        List<String> command = new ArrayList<>(editor(variables));
        command.add(file.toString());
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalArgumentException("The editor '" + command.get(0) + "' ended with " + code + ".");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The editor '" + command.get(0) + "' could not be started: set VISUAL or EDITOR to another.", e);
        }
    }

    private static List<String> editor(Function<String, Optional<String>> variables) {
        String usual =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows") ? "notepad" : "vi";
        String words = Stream.of("VISUAL", "EDITOR")
                .flatMap(name -> variables.apply(name).stream())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(usual);
        return Arrays.asList(words.strip().split("\\s+"));
    }
}
