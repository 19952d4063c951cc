package dev.easel.cli;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.Interrupts;
import dev.easel.core.port.out.ImageProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs command lines within the test, with private streams, variables and providers. */
final class Shell {
    private final List<ProviderKind> kinds = new ArrayList<>();
    private final Map<String, String> variables =
            new HashMap<>(Map.of("XDG_STATE_HOME", System.getenv().getOrDefault("XDG_STATE_HOME", "/nonexistent")));
    private final Interrupts interrupts = new Interrupts();
    private boolean terminal;
    private byte[] input = {};

    /** The result of a command line. */
    record Result(int code, byte[] outBytes, String err) {
        String out() {
            return new String(outBytes, StandardCharsets.UTF_8);
        }

        /** Returns standard error, which must be one line. */
        String errorLine() {
            if (err.lines().count() != 1) {
                throw new AssertionError("Expected one line, got: " + err);
            }
            return err.strip();
        }
    }

    /** Returns a shell whose default provider is the given one. */
    static Shell using(ImageProvider provider) {
        return new Shell().withProvider(ProviderKind.local("offline", () -> provider));
    }

    Shell withProvider(ProviderKind kind) {
        kinds.add(kind);
        return this;
    }

    Shell variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Sets what standard input holds. */
    Shell input(String text) {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets what standard input holds. */
    Shell input(byte[] bytes) {
        input = bytes.clone();
        return this;
    }

    Shell onTerminal() {
        terminal = true;
        return this;
    }

    Interrupts interrupts() {
        return interrupts;
    }

    Result run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] args = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            args[i] = arguments[i].toString();
        }
        CliEnvironment environment = new CliEnvironment(
                new ByteArrayInputStream(input),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                name -> Optional.ofNullable(variables.get(name)),
                new ProviderTable(kinds),
                interrupts);
        int code = new CommandTree(environment).run(args);
        return new Result(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }
}
