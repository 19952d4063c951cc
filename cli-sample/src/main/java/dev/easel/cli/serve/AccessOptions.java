package dev.easel.cli.serve;

import dev.easel.server.EaselServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Who may use a server, as options. */
public final class AccessOptions {
    private static final String KEY = "--require-key-env";

    @Option(
            names = KEY,
            paramLabel = "VARIABLE",
            description = "Serve only callers that send the key stored in this environment variable."
                    + " Example: --require-key-env EASEL_KEY")
    private Optional<String> keyVariable = Optional.empty();

    @Option(
            names = "--share",
            paramLabel = "KEYFILE",
            description =
                    "Serve only the callers of a file, each line a NAME, a KEY and what they may use until the server"
                            + " ends: [images=N] [cost=MONEY] [inflight=N]. Example: --share callers.txt")
    private Optional<Path> keyFile = Optional.empty();

    @Option(
            names = "--without-key",
            description = "Serve everyone who reaches --host, at your cost, also beyond this machine.")
    private boolean withoutKey;

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description =
                    "Let the pages of this origin use the server; * allows all; can be repeated (default: no page of"
                            + " another origin). Example: --allow-origin https://app.example.org")
    private List<String> origins = List.of();

    /**
     * Makes sure that a server which others reach has keys, or is meant to have none.
     *
     * @throws IllegalArgumentException naming the options
     */
    public void check(ListenOptions listen) {
        boolean keys = keyVariable.isPresent() || keyFile.isPresent();
        if (keys && withoutKey) {
            throw new IllegalArgumentException(
                    "--without-key excludes " + (keyVariable.isPresent() ? KEY : "--share") + ": give one of them.");
        }
        if (!keys && !withoutKey && listen.reachable()) {
            throw new IllegalArgumentException(
                    "--host " + listen.host()
                            + " can be reached by other machines: give " + KEY
                            + " VARIABLE or --share KEYFILE to serve only callers with a key, or --without-key to serve everyone.");
        }
    }

    /** Returns which key a caller must send, in words; empty where none is needed. */
    Optional<String> key() {
        return keyVariable.map(variable -> "the key in " + variable).or(() -> keyFile.map(file -> "a key of " + file));
    }

    /** Returns what the owner should know about who can use the server, one line each. */
    public List<String> warnings(ListenOptions listen) {
        List<String> warnings = new ArrayList<>();
        if (withoutKey && listen.reachable()) {
            warnings.add("WARNING: --without-key: everyone who reaches " + listen.host()
                    + " can use this server, at your cost.");
        }
        keyFile.filter(SharedKeys::readableByOthers)
                .ifPresent(file -> warnings.add("WARNING: " + file
                        + " holds keys, and other users of this machine can read it: chmod 600 " + file));
        return warnings;
    }

    /** Adds the callers, each with its budget, and the origins to a server. */
    public void applyTo(EaselServer.Builder server, Function<String, Optional<String>> variables) {
        if (withoutKey) {
            server.withoutKey();
        }
        origins.forEach(server::allowOrigin);
        keyVariable.map(variable -> key(variable, variables)).ifPresent(server::apiKey);
        keyFile.map(SharedKeys::read).orElse(List.of()).forEach(shared -> server.caller(shared.caller()));
    }

    private static String key(String variable, Function<String, Optional<String>> variables) {
        return variables
                .apply(variable)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(KEY + " names the environment variable " + variable
                        + ", which is not set: set it to the key that callers send."));
    }
}
