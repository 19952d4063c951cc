package dev.easel.cli;

import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.Interrupts;
import dev.easel.cli.runtime.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** The program {@code easel}. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        logInOneLine();
        Function<String, Optional<String>> variables = name -> Optional.ofNullable(System.getenv(name));
        Interrupts interrupts = new Interrupts();
        interrupts.install();
        CliEnvironment environment = new CliEnvironment(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Terminal.showsProgress(variables),
                variables,
                KnownProviders.table(),
                interrupts);
        int code = new CommandTree(environment).run(args);
        interrupts.over();
        System.exit(code);
    }

    /** What the library logs, such as that an old saved response is removed, looks like the command's other lines. */
    private static void logInOneLine() {
        String format = "java.util.logging.SimpleFormatter.format";
        if (System.getProperty(format) == null) {
            System.setProperty(format, "easel: %5$s%n");
        }
    }

    /** Paths and prompts are UTF-8 whatever the platform's charset: Java 17 would print question marks in a plain C locale. */
    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
