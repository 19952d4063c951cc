package dev.easel.cli.options;

import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A prompt as it stands on the command line, or read from standard input where that says {@code -}. */
record Prompt(String text) {
    static Prompt parse(String argument, InputStream in) {
        if (!argument.equals("-")) {
            return new Prompt(argument);
        }
        try {
            return new Prompt(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw StorageException.reading("the prompt from standard input", e);
        }
    }
}
