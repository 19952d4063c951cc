package dev.easel.cli.options.connection;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.StorageException;
import dev.easel.http.ApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Where a provider's key is, as options. Keys are never arguments: other users could read them. */
public final class KeyOptions {
    @Option(
            names = "--key-env",
            paramLabel = "[NAME=]VARIABLE",
            description = "The environment variable that holds the key; each provider has a default, which easel"
                    + " providers lists. Example: --key-env MY_KEY")
    private List<String> variable = List.of();

    @Option(
            names = "--key-file",
            paramLabel = "[NAME=]FILE",
            description = "A file with only the key. Example: --key-file ~/.easel/openai.key")
    private List<String> file = List.of();

    @Option(
            names = "--auth-header",
            paramLabel = "[NAME=]HEADER",
            description = "The header in which the key is sent as it is, instead of the provider's way. Example:"
                    + " --auth-header X-Api-Key")
    private List<String> header = List.of();

    /** Returns the settings that may be given for each provider. */
    List<PerProvider> perProvider() {
        return List.of(variables(), files(), headers());
    }

    private PerProvider variables() {
        return new PerProvider("--key-env", variable);
    }

    private PerProvider files() {
        return new PerProvider("--key-file", file);
    }

    private PerProvider headers() {
        return new PerProvider("--auth-header", header);
    }

    /** Returns the header in which the key is sent as it is. */
    Optional<String> header(ProviderKind kind, ProviderTable table, int remotes) {
        return headers().value(kind.name(), table, remotes);
    }

    /** Returns whether a key is given or set. */
    boolean has(ProviderKind kind, ProviderTable table, Function<String, Optional<String>> variables) {
        return files().value(kind.name(), table, 1).isPresent()
                || variables().value(kind.name(), table, 1).isPresent()
                || kind.keyVariable()
                        .flatMap(variables)
                        .filter(key -> !key.isBlank())
                        .isPresent();
    }

    /**
     * Returns the key, or empty where none is needed and none is set.
     *
     * @throws ProviderException when it is needed and missing
     */
    Optional<ApiKey> key(
            ProviderKind kind, ProviderTable table, int remotes, Function<String, Optional<String>> variables) {
        Optional<String> given = files().value(kind.name(), table, remotes);
        Optional<String> custom = variables().value(kind.name(), table, remotes);
        if (given.isPresent()) {
            return Optional.of(ApiKey.of(read(Path.of(given.get()))));
        }
        Optional<String> name = custom.or(kind::keyVariable);
        Optional<String> key = name.flatMap(variables).map(String::strip).filter(text -> !text.isEmpty());
        boolean needed = kind.needs().key()
                || custom.isPresent()
                || header(kind, table, remotes).isPresent();
        if (key.isEmpty() && needed) {
            throw ProviderException.of(ProviderException.Reason.AUTHENTICATION, missing(kind, name, remotes > 1))
                    .build();
        }
        return key.map(ApiKey::of);
    }

    private static String missing(ProviderKind kind, Optional<String> variable, boolean several) {
        String needs = "Provider '" + kind.name() + "' needs a key";
        String prefix = several ? kind.name() + "=" : "";
        String options = "use --key-env " + prefix + "NAME or --key-file " + prefix + "FILE.";
        return variable.map(
                        name -> needs + ", but the environment variable " + name + " is not set: set it, or " + options)
                .orElse(needs + ": " + options);
    }

    private static String read(Path file) {
        try {
            String key = Files.readString(file).strip();
            if (key.isEmpty() || key.lines().count() > 1) {
                throw new IllegalArgumentException(
                        "Invalid --key-file " + file + ": it must contain exactly one line, the key.");
            }
            return key;
        } catch (IOException e) {
            throw StorageException.reading("--key-file " + file, e);
        }
    }
}
