package dev.easel.cli;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.core.port.out.ImageProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs command lines within the test, with streams, variables and providers of its own. */
final class Shell {
    private final List<ProviderKind> kinds = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Interrupts interrupts = new Interrupts();
    private boolean terminal;

    /** What a command line left behind. */
    record Ran(int code, byte[] outBytes, String err) {
        String out() {
            return new String(outBytes, StandardCharsets.UTF_8);
        }

        /** Returns standard error as the one line it must be. */
        String errorLine() {
            if (err.lines().count() != 1) {
                throw new AssertionError("Not one line: " + err);
            }
            return err.strip();
        }
    }

    /** A shell whose usual provider is the one given. */
    static Shell asking(ImageProvider provider) {
        return new Shell().knowing(ProviderKind.local("offline", () -> provider));
    }

    Shell knowing(ProviderKind kind) {
        kinds.add(kind);
        return this;
    }

    Shell variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Shell watched() {
        terminal = true;
        return this;
    }

    Interrupts interrupts() {
        return interrupts;
    }

    Ran run(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] args = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            args[i] = words[i].toString();
        }
        CliEnvironment surroundings = new CliEnvironment(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                name -> Optional.ofNullable(variables.get(name)),
                new ProviderTable(kinds),
                interrupts);
        int code = new CommandTree(surroundings).run(args);
        return new Ran(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }
}
