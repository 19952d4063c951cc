package dev.easel.cli;

import dev.easel.cli.provider.KnownProviders;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The program {@code easel}. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Interrupts interrupts = new Interrupts();
        interrupts.install();
        Surroundings surroundings = new Surroundings(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                System.console() != null,
                name -> Optional.ofNullable(System.getenv(name)),
                KnownProviders.table(),
                interrupts);
        int code = new CommandTree(surroundings).run(args);
        interrupts.over();
        System.exit(code);
    }

    /** Paths and prompts are UTF-8 whatever the platform's own charset: Java 17 would print question marks in a plain C locale. */
    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
