package dev.easel.cli.options;

import dev.easel.adapters.http.ApiKey;
import dev.easel.adapters.http.HttpKit;
import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderSettings;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.out.ImageProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Which provider is asked, where, and with which key, as options. Keys are never arguments: others could read them. */
public final class ConnectionOptions {
    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description =
                    "Who makes the pictures: offline (unless said; needs no key and no network), openai, modelverse,"
                            + " compatible, visionstudio, 4all, acedata or chat."
                            + " Example: --provider openai")
    private String provider = "offline";

    @Option(
            names = "--generate-provider",
            paramLabel = "NAME",
            description = "Another provider for generate. Example: --generate-provider modelverse")
    private Optional<String> generateProvider = Optional.empty();

    @Option(
            names = "--edit-provider",
            paramLabel = "NAME",
            description = "Another provider for edit. Example: --edit-provider acedata")
    private Optional<String> editProvider = Optional.empty();

    @Option(
            names = "--inpaint-provider",
            paramLabel = "NAME",
            description = "Another provider for inpaint and expand. Example: --inpaint-provider visionstudio")
    private Optional<String> inpaintProvider = Optional.empty();

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "The provider's address instead of its own. Example: --base-url http://localhost:8527/v1")
    private Optional<String> baseUrl = Optional.empty();

    @Option(
            names = "--key-env",
            paramLabel = "NAME",
            description = "The environment variable that holds the key; each provider has one of its own"
                    + " (OPENAI_API_KEY, …). Example: --key-env MY_KEY")
    private Optional<String> keyVariable = Optional.empty();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The file that holds the key and nothing else. Example: --key-file ~/.easel/openai.key")
    private Optional<Path> keyFile = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long the whole call may take; 10m unless said. Examples: --timeout 90s, 2m")
    private Duration timeout = Duration.ofMinutes(10);

    /** Returns how long a whole call may take. */
    public Duration timeout() {
        return timeout;
    }

    /** Returns the providers for some verbs, each with those verbs only; keys come from a file or from the variables. */
    public List<ImageProvider> providers(
            Collection<Verb> verbs,
            ProviderTable table,
            Function<String, Optional<String>> variables,
            Supplier<HttpKit> kit) {
        Map<String, Set<Verb>> byName = new LinkedHashMap<>();
        verbs.forEach(verb -> byName.computeIfAbsent(nameFor(verb), name -> EnumSet.noneOf(Verb.class))
                .add(verb));
        List<ImageProvider> providers = new ArrayList<>();
        byName.forEach((name, own) ->
                providers.add(provider(table.named(name), variables, kit).only(own.toArray(Verb[]::new))));
        return providers;
    }

    private ImageProvider provider(
            ProviderKind kind, Function<String, Optional<String>> variables, Supplier<HttpKit> kit) {
        if (kind.addressNeeded() && baseUrl.isEmpty()) {
            throw new IllegalArgumentException("Provider '" + kind.name()
                    + "' has no address of its own: say --base-url, such as --base-url https://host/v1.");
        }
        Optional<ApiKey> key = kind.keyVariable().isPresent() ? key(kind, variables) : Optional.empty();
        return kind.factory().make(new ProviderSettings(baseUrl, key), kit);
    }

    /** Returns the name of the provider for a verb. */
    private String nameFor(Verb verb) {
        Optional<String> own = switch (verb) {
            case GENERATE -> generateProvider;
            case EDIT -> editProvider;
            case INPAINT, EXPAND -> inpaintProvider;
        };
        return own.orElse(provider);
    }

    private Optional<ApiKey> key(ProviderKind kind, Function<String, Optional<String>> variables) {
        if (keyFile.isPresent()) {
            return Optional.of(ApiKey.of(read(keyFile.get())));
        }
        String variable = keyVariable.or(kind::keyVariable).orElseThrow();
        Optional<String> key = variables.apply(variable).map(String::strip).filter(text -> !text.isEmpty());
        if (key.isPresent()) {
            return key.map(ApiKey::of);
        }
        if (kind.keyNeeded() || keyVariable.isPresent()) {
            throw ProviderException.of(
                            ProviderException.Reason.AUTHENTICATION,
                            "Provider '" + kind.name() + "' needs a key and the environment variable " + variable
                                    + " is not set: set it, or say --key-env NAME or --key-file FILE.")
                    .build();
        }
        return Optional.empty();
    }

    private static String read(Path file) {
        try {
            String key = Files.readString(file).strip();
            if (key.isEmpty() || key.lines().count() > 1) {
                throw new IllegalArgumentException("--key-file " + file + " must hold one line, the key.");
            }
            return key;
        } catch (IOException e) {
            throw StorageException.reading("--key-file " + file, e);
        }
    }
}
