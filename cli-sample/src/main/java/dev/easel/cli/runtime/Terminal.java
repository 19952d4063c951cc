package dev.easel.cli.runtime;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The terminal behind standard error, where progress is drawn whatever happens to standard output.
 *
 * <p>The JDK tells only whether standard input and output are a terminal, and never how wide it is, so the system is asked.
 */
public final class Terminal {
    private static final int DEFAULT_COLUMNS = 80;
    private static final int STANDARD_ERROR = 2;
    private static final Path STREAMS = Path.of("/proc/self/fd");
    private static final File CONTROLLING = new File("/dev/tty");

    private final Function<String, Optional<String>> variables;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private volatile int columns = DEFAULT_COLUMNS;

    private Terminal(Function<String, Optional<String>> variables) {
        this.variables = variables;
    }

    /**
     * Returns whether progress may be drawn on standard error: it is a terminal that can return to the beginning of a line
     * ({@code TERM} is not {@code dumb}), and nobody reads a log of it ({@code CI} is not set).
     */
    public static boolean showsProgress(Function<String, Optional<String>> variables) {
        return showsProgress(variables, Terminal::isTerminal);
    }

    static boolean showsProgress(Function<String, Optional<String>> variables, BooleanSupplier isTerminal) {
        boolean dumb = variables.apply("TERM").filter("dumb"::equals).isPresent();
        boolean logged = variables
                .apply("CI")
                .filter(text -> !text.isBlank() && !text.equalsIgnoreCase("false"))
                .isPresent();
        return !dumb && !logged && isTerminal.getAsBoolean();
    }

    private static boolean isTerminal() {
        if (Files.isDirectory(STREAMS)) {
            return isTerminal(STREAMS.resolve(String.valueOf(STANDARD_ERROR)));
        }
        return File.separatorChar == '/' ? testsAsTerminal() : hasConsole();
    }

    /** Returns whether a stream of this process is a terminal, after the name that Linux has for it. */
    private static boolean isTerminal(Path stream) {
        try {
            String device = Files.readSymbolicLink(stream).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean testsAsTerminal() {
        try {
            return new ProcessBuilder("test", "-t", String.valueOf(STANDARD_ERROR))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns whether there is a console; from Java 22 on, one may be no terminal and has a method to tell. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
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

    /** Returns the terminal, whose size is watched from now on. */
    static Terminal watched(Function<String, Optional<String>> variables) {
        Terminal terminal = new Terminal(variables);
        TerminationSignals.handle("WINCH", () -> terminal.changed.set(true));
        return terminal;
    }

    /** Returns the columns that the variable {@code COLUMNS} says, or 0. */
    int known() {
        return variables
                .apply("COLUMNS")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** Returns the columns of the terminal, which is asked at first and after each change; it takes some milliseconds. */
    int columns() {
        if (changed.getAndSet(false)) {
            columns = Optional.of(known())
                    .filter(number -> number > 0)
                    .or(() -> asked().filter(number -> number > 0))
                    .orElse(DEFAULT_COLUMNS);
        }
        return columns;
    }

    /** Returns what the terminal says; empty where there is no such program, or no terminal. */
    private static Optional<Integer> asked() {
        if (!CONTROLLING.exists()) {
            return Optional.empty();
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(CONTROLLING)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readNBytes(32), StandardCharsets.US_ASCII).strip();
            return stty.waitFor(1, TimeUnit.SECONDS) && size.matches("\\d+ \\d{1,4}")
                    ? Optional.of(Integer.parseInt(size.substring(size.indexOf(' ') + 1)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
