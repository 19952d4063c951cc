package dev.easel.cli.options;

import dev.easel.cli.provider.EditsAs;
import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderSettings;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The provider, its URL and its key, as options. Keys are never arguments: other users could read them. */
public final class ConnectionOptions {
    private static final String DEFAULT_PROVIDER = "offline";

    /** The kinds whose dialects differ, for a response of which nothing is known. */
    private static final List<String> DIALECTS = List.of("compatible", "visionstudio", "chat");

    /** Links that are relative to it name what is missing. */
    private static final String UNKNOWN_BASE = "http://unknown-base-url.invalid/v1";

    private static final String NO_KEY = "none";

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "The provider: offline (the default; needs no key and no network), openai, modelverse,"
                    + " compatible, visionstudio, 4all, acedata or chat."
                    + " Example: --provider openai")
    private Optional<String> provider = Optional.empty();

    @Option(
            names = "--generate-provider",
            paramLabel = "NAME",
            description = "The provider for generate, if different. Example: --generate-provider modelverse")
    private Optional<String> generateProvider = Optional.empty();

    @Option(
            names = "--edit-provider",
            paramLabel = "NAME",
            description = "The provider for edit, if different. Example: --edit-provider acedata")
    private Optional<String> editProvider = Optional.empty();

    @Option(
            names = "--inpaint-provider",
            paramLabel = "NAME",
            description = "The provider for inpaint and expand, if different. Example: --inpaint-provider visionstudio")
    private Optional<String> inpaintProvider = Optional.empty();

    @Option(
            names = "--base-url",
            paramLabel = "[NAME=]URL",
            description = "The provider's base URL instead of the default; a URL without a path gets the default path."
                    + " Examples: --base-url http://localhost:8527, --base-url openai=https://host/v1")
    private List<String> baseUrl = List.of();

    @Option(
            names = "--key-env",
            paramLabel = "[NAME=]VARIABLE",
            description = "The environment variable that holds the key; each provider has a default"
                    + " (OPENAI_API_KEY, …). Example: --key-env MY_KEY")
    private List<String> keyVariable = List.of();

    @Option(
            names = "--key-file",
            paramLabel = "[NAME=]FILE",
            description = "A file with only the key. Example: --key-file ~/.easel/openai.key")
    private List<String> keyFile = List.of();

    @Option(
            names = "--edits-as",
            paramLabel = "form|json|objects",
            description =
                    "How images to edit go out to openai, modelverse and compatible: as form parts (the default), in"
                            + " JSON as OpenAI has it, or in JSON as image objects with a url. Example: --edits-as json")
    private EditsAs editsAs = EditsAs.FORM;

    @Option(
            names = "--repeat-unknown",
            description = "Also repeat a call whose outcome is unknown, such as one whose connection broke after it was"
                    + " sent: you get an image more often, and may pay for it twice.")
    private boolean repeatUnknown;

    /** Returns the providers for some verbs, each limited to its verbs; keys come from a file or an environment variable. */
    public List<ImageProvider> providers(
            Collection<Verb> verbs,
            ProviderTable table,
            Function<String, Optional<String>> variables,
            Supplier<HttpKit> kit) {
        Map<ProviderKind, Set<Verb>> kinds = new LinkedHashMap<>();
        verbs.forEach(verb -> kinds.computeIfAbsent(table.named(nameFor(verb)), kind -> EnumSet.noneOf(Verb.class))
                .add(verb));
        List<ProviderKind> remotes =
                kinds.keySet().stream().filter(ProviderKind::remote).toList();
        if (remotes.isEmpty()) {
            settings().forEach(setting -> setting.rejectFor(defaultProvider()));
            if (repeatUnknown) {
                throw PerProvider.rejected("--repeat-unknown", defaultProvider());
            }
        }
        List<ImageProvider> providers = new ArrayList<>();
        kinds.forEach((kind, itsVerbs) -> providers.add(kind.factory()
                .make(settings(kind, table, remotes.size(), variables), kit)
                .only(itsVerbs.toArray(Verb[]::new))));
        return providers;
    }

    /**
     * Returns the providers that may have sent a saved response, without their verbs: the chosen one, or else the one that
     * sent it, or else one of each dialect. They read without a key; only what is downloaded from them may need it.
     */
    public List<ImageProvider> readers(
            Optional<SavedCall> call,
            ProviderTable table,
            Function<String, Optional<String>> variables,
            Supplier<HttpKit> kit) {
        Optional<String> sender = call.map(SavedCall::provider).filter(table.names()::contains);
        List<String> names = !defaultProvider().equals(DEFAULT_PROVIDER)
                ? List.of(defaultProvider())
                : sender.map(List::of)
                        .orElseGet(() -> DIALECTS.stream()
                                .filter(table.names()::contains)
                                .toList());
        return names.stream()
                .map(table::named)
                .map(kind -> kind.factory()
                        .make(readerSettings(kind, call, table, variables), kit)
                        .only())
                .toList();
    }

    private ProviderSettings readerSettings(
            ProviderKind kind,
            Optional<SavedCall> call,
            ProviderTable table,
            Function<String, Optional<String>> variables) {
        if (!kind.remote()) {
            return new ProviderSettings(Optional.empty(), Optional.empty(), retries(), editsAs);
        }
        Optional<String> url = settings().get(0).value(kind.name(), table, 1);
        Optional<String> sentFrom =
                call.filter(known -> known.provider().equals(kind.name())).flatMap(SavedCall::baseUrl);
        Optional<String> key = settings().get(1).value(kind.name(), table, 1);
        Optional<String> file = settings().get(2).value(kind.name(), table, 1);
        boolean given = key.isPresent()
                || file.isPresent()
                || variables.apply(kind.keyVariable().orElseThrow()).isPresent();
        return new ProviderSettings(
                url.or(() -> sentFrom).or(() -> kind.addressNeeded() ? Optional.of(UNKNOWN_BASE) : Optional.empty()),
                given ? key(kind, key, file, variables) : Optional.of(ApiKey.of(NO_KEY)),
                retries(),
                editsAs);
    }

    /**
     * Rejects an option that a provider on this machine would ignore.
     *
     * @throws IllegalArgumentException when the verb's provider is not accessed over the network
     */
    public void requireRemote(String option, Verb verb, ProviderTable table) {
        if (!table.named(nameFor(verb)).remote()) {
            throw PerProvider.rejected(option, nameFor(verb));
        }
    }

    private RetryPolicy retries() {
        RetryPolicy defaults = RetryPolicy.defaults();
        return repeatUnknown ? defaults.repeatingUnknownOutcomes() : defaults;
    }

    private List<PerProvider> settings() {
        return List.of(
                new PerProvider("--base-url", baseUrl),
                new PerProvider("--key-env", keyVariable),
                new PerProvider("--key-file", keyFile));
    }

    private ProviderSettings settings(
            ProviderKind kind, ProviderTable table, int remotes, Function<String, Optional<String>> variables) {
        if (!kind.remote()) {
            return new ProviderSettings(Optional.empty(), Optional.empty(), retries(), editsAs);
        }
        List<Optional<String>> values = settings().stream()
                .map(setting -> setting.value(kind.name(), table, remotes))
                .toList();
        Optional<String> url = values.get(0);
        if (kind.addressNeeded() && url.isEmpty()) {
            throw new IllegalArgumentException("Provider '" + kind.name()
                    + "' has no default URL: set --base-url, such as --base-url https://host/v1.");
        }
        return new ProviderSettings(url, key(kind, values.get(1), values.get(2), variables), retries(), editsAs);
    }

    /** Returns the name of the provider for a verb. */
    private String nameFor(Verb verb) {
        return chosen(verb).orElse(DEFAULT_PROVIDER);
    }

    private Optional<String> chosen(Verb verb) {
        Optional<String> special = switch (verb) {
            case GENERATE -> generateProvider;
            case EDIT -> editProvider;
            case INPAINT, EXPAND -> inpaintProvider;
        };
        return special.or(() -> provider);
    }

    /** Returns a note where no provider was chosen for a verb, although the environment has a key for one. */
    public Optional<Note> hint(Verb verb, ProviderTable table, Function<String, Optional<String>> variables) {
        return table.kinds().stream()
                .filter(kind -> chosen(verb).isEmpty())
                .filter(kind -> kind.keyVariable()
                        .flatMap(variables)
                        .filter(key -> !key.isBlank())
                        .isPresent())
                .findFirst()
                .map(kind -> Note.warning(kind.keyVariable().orElseThrow() + " is set, but the default provider, "
                        + DEFAULT_PROVIDER + ", made this; to use the key, add --provider " + kind.name()
                        + (kind.addressNeeded() ? " --base-url URL." : ".")));
    }

    private String defaultProvider() {
        return provider.orElse(DEFAULT_PROVIDER);
    }

    private static Optional<ApiKey> key(
            ProviderKind kind,
            Optional<String> customVariable,
            Optional<String> file,
            Function<String, Optional<String>> variables) {
        if (file.isPresent()) {
            return Optional.of(ApiKey.of(read(Path.of(file.get()))));
        }
        String variable = customVariable.or(kind::keyVariable).orElseThrow();
        Optional<String> key = variables.apply(variable).map(String::strip).filter(text -> !text.isEmpty());
        if (key.isEmpty() && (kind.keyNeeded() || customVariable.isPresent())) {
            throw ProviderException.of(
                            ProviderException.Reason.AUTHENTICATION,
                            "Provider '" + kind.name() + "' needs a key, but the environment variable " + variable
                                    + " is not set: set it, or use --key-env NAME or --key-file FILE.")
                    .build();
        }
        return key.map(ApiKey::of);
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
