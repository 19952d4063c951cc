package dev.easel.cli;

import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.Interrupts;
import java.io.Console;
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
        logInOneLine();
        Interrupts interrupts = new Interrupts();
        interrupts.install();
        CliEnvironment environment = new CliEnvironment(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                isTerminal(),
                name -> Optional.ofNullable(System.getenv(name)),
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

    /** Returns whether the process has a terminal; from Java 22 on, a console may not be one and has a method to tell. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }

    /** Paths and prompts are UTF-8 whatever the platform's charset: Java 17 would print question marks in a plain C locale. */
    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
