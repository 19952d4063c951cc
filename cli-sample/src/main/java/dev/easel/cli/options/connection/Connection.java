package dev.easel.cli.options.connection;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderKind.Extra;
import dev.easel.cli.provider.ProviderSettings;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.internal.io.Redacted;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chosen providers, their keys and URLs; nothing is opened yet. Immutable. */
public final class Connection {
    /** The kinds whose dialects differ, for a response of which nothing is known. */
    private static final List<String> DIALECTS = List.of("compatible", "visionstudio", "chat");

    /** Links that are relative to it name what is missing. */
    private static final String UNKNOWN_BASE = "http://unknown-base-url.invalid/v1";

    private static final ApiKey NO_KEY = ApiKey.of("none");

    private final ConnectionOptions options;
    private final ProviderTable table;
    private final Function<String, Optional<String>> variables;
    private final Optional<String> ownProvider;
    private final Set<String> replaced;
    private final PerProvider models;
    private final boolean unsent;
    private final Optional<String> fallback;

    Connection(
            ConnectionOptions options,
            ProviderTable table,
            Function<String, Optional<String>> variables,
            Optional<String> ownProvider,
            Set<String> replaced) {
        this(
                options,
                table,
                variables,
                ownProvider,
                replaced,
                new PerProvider("--model", List.of()),
                false,
                Optional.empty());
    }

    private Connection(
            ConnectionOptions options,
            ProviderTable table,
            Function<String, Optional<String>> variables,
            Optional<String> ownProvider,
            Set<String> replaced,
            PerProvider models,
            boolean unsent,
            Optional<String> fallback) {
        this.options = options;
        this.table = table;
        this.variables = variables;
        this.ownProvider = ownProvider;
        this.replaced = replaced;
        this.models = models;
        this.unsent = unsent;
        this.fallback = fallback;
    }

    /** Returns the same with models for requests that name none: one, or {@code NAME=MODEL} for each of several providers. */
    public Connection models(List<String> defaults) {
        return new Connection(
                options,
                table,
                variables,
                ownProvider,
                replaced,
                new PerProvider("--model", defaults),
                unsent,
                fallback);
    }

    /** Returns the same for providers that are not called: a missing key does not fail. */
    public Connection unsent() {
        return new Connection(options, table, variables, ownProvider, replaced, models, true, fallback);
    }

    /** Returns the same with a second provider, which is called where the first one has certainly not billed. */
    public Connection fallback(String name) {
        table.named(name);
        return new Connection(options, table, variables, ownProvider, replaced, models, unsent, Optional.of(name));
    }

    /** Returns the kind of provider for a verb. */
    public ProviderKind kind(Verb verb) {
        return table.named(chosen(verb).orElse(ConnectionOptions.DEFAULT_PROVIDER));
    }

    private Optional<String> chosen(Verb verb) {
        return options.named(verb).or(() -> ownProvider);
    }

    /** Returns the providers for some verbs, each limited to its verbs; keys come from a file or an environment variable. */
    public List<ImageProvider> providers(Collection<Verb> verbs, Supplier<HttpKit> kit) {
        Map<ProviderKind, Set<Verb>> kinds = kinds(verbs);
        Optional<ProviderKind> second = fallback.map(table::named);
        List<ProviderKind> remotes = Stream.concat(kinds.keySet().stream(), second.stream())
                .filter(ProviderKind::remote)
                .distinct()
                .toList();
        check(remotes, kinds.keySet());
        List<ImageProvider> providers = new ArrayList<>();
        kinds.forEach((kind, itsVerbs) -> {
            ImageProvider first = made(kind, itsVerbs, remotes.size(), kit);
            providers.add(second.map(other -> first.orElse(made(other, itsVerbs, remotes.size(), kit)))
                    .orElse(first));
        });
        return providers;
    }

    private Map<ProviderKind, Set<Verb>> kinds(Collection<Verb> verbs) {
        Map<ProviderKind, Set<Verb>> kinds = new LinkedHashMap<>();
        verbs.forEach(verb -> kinds.computeIfAbsent(kind(verb), kind -> EnumSet.noneOf(Verb.class))
                .add(verb));
        return kinds;
    }

    /**
     * Returns all providers of a server: first those for its verbs, each limited to those, then the others that are named,
     * with all verbs that they have.
     */
    public List<ChosenProvider> all(Supplier<HttpKit> kit) {
        Map<ProviderKind, Set<Verb>> usual = kinds(List.of(Verb.values()));
        Map<ProviderKind, Set<Verb>> kinds = new LinkedHashMap<>(usual);
        options.further().forEach(name -> kinds.put(table.named(name), EnumSet.allOf(Verb.class)));
        List<ProviderKind> remotes =
                kinds.keySet().stream().filter(ProviderKind::remote).toList();
        check(remotes, kinds.keySet());
        List<ChosenProvider> all = new ArrayList<>();
        kinds.forEach((kind, verbs) -> all.add(new ChosenProvider(
                kind.name(),
                made(kind, verbs, remotes.size(), kit),
                kind.facts().models(),
                usual.getOrDefault(kind, Set.of()))));
        return all;
    }

    private ImageProvider made(ProviderKind kind, Set<Verb> verbs, int remotes, Supplier<HttpKit> kit) {
        ImageProvider made = kind.factory().make(settings(kind, remotes), kit);
        requireAny(verbs, made);
        ImageProvider limited = made.only(verbs.toArray(Verb[]::new));
        return kind.remote() ? limited.around(new ModelSpelling(kind::facts)) : limited;
    }

    private static void requireAny(Set<Verb> wanted, ImageProvider made) {
        if (Collections.disjoint(wanted, made.verbs())) {
            throw new IllegalArgumentException("Provider '" + made.name() + "' does not have " + words(wanted)
                    + "; it has " + words(made.verbs())
                    + ": choose another with --provider; easel providers lists what each one has.");
        }
    }

    private static String words(Set<Verb> verbs) {
        return verbs.stream().map(Verb::word).collect(Collectors.joining(", "));
    }

    private void check(List<ProviderKind> remotes, Collection<ProviderKind> all) {
        List<String> given = new ArrayList<>(options.onlyForRemotes());
        if (models.isGiven()) {
            given.add(models.option());
        }
        if (given.isEmpty()) {
            return;
        }
        if (remotes.isEmpty()) {
            throw PerProvider.rejected(given.get(0), all.iterator().next().name());
        }
        options.extras().check(remotes, table);
        if (models.isGiven()) {
            ExtraOptions.check(models.option(), Extra.MODEL, remotes, table);
        }
    }

    /** Returns where a verb's provider is reached, without query; empty for one on this machine. */
    public Optional<String> baseUrl(Verb verb) {
        ProviderKind kind = kind(verb);
        return kind.factory().base(settings(kind, kind.remote() ? 1 : 0)).map(Redacted::url);
    }

    /** Returns a note where the key of a verb's provider is missing. */
    public Optional<Note> missingKey(Verb verb) {
        ProviderKind kind = kind(verb);
        try {
            if (kind.remote()) {
                options.keys().key(kind, table, 1, variables);
            }
            return Optional.empty();
        } catch (ProviderException e) {
            return Optional.of(Note.warning(e.getMessage()));
        }
    }

    private ProviderSettings settings(ProviderKind kind, int remotes) {
        if (!kind.remote()) {
            return ProviderSettings.none();
        }
        Optional<String> url = options.baseUrls().value(kind.name(), table, remotes);
        if (kind.needs().address() && url.isEmpty()) {
            throw new IllegalArgumentException("Provider '" + kind.name()
                    + "' has no default URL: set --base-url, such as --base-url https://host/v1.");
        }
        ProviderSettings known = ProviderSettings.none()
                .baseUrl(url)
                .key(key(kind, remotes))
                .keyHeader(options.keys().header(kind, table, remotes))
                .retries(options.retries());
        Optional<String> model =
                kind.takes().contains(Extra.MODEL) ? models.value(kind.name(), table, remotes) : Optional.empty();
        return options.extras().addedTo(known.model(model), kind);
    }

    private Optional<ApiKey> key(ProviderKind kind, int remotes) {
        try {
            return options.keys().key(kind, table, remotes, variables);
        } catch (ProviderException e) {
            if (unsent) {
                return Optional.of(NO_KEY);
            }
            throw e;
        }
    }

    /**
     * Returns the providers that may have sent a saved response, without their verbs: the chosen one, or else the one that
     * sent it, or else one of each dialect. They read without a key; only what is downloaded from them may need it.
     */
    public List<ImageProvider> readers(Optional<SavedCall> call, Supplier<HttpKit> kit) {
        Optional<String> sender = call.map(SavedCall::provider).filter(table.names()::contains);
        List<String> names = chosenReader()
                .or(() -> sender)
                .map(List::of)
                .orElseGet(
                        () -> DIALECTS.stream().filter(table.names()::contains).toList());
        boolean job = call.flatMap(SavedCall::job).isPresent();
        return names.stream()
                .map(table::named)
                .map(kind -> reader(kind, readerSettings(kind, call, job), kit))
                .toList();
    }

    /**
     * Returns the providers that may have a job of which only the id is known, without their verbs: the chosen one.
     *
     * @throws IllegalArgumentException when none is chosen
     */
    public List<ImageProvider> readersOfJob(String job, Supplier<HttpKit> kit) {
        ProviderKind kind = chosenReader()
                .map(table::named)
                .orElseThrow(() -> new IllegalArgumentException("There is neither a file '" + job
                        + "' nor a saved response of a job with that id: name the file, or the provider of the job with"
                        + " --provider NAME."));
        return List.of(reader(kind, readerSettings(kind, Optional.empty(), true), kit));
    }

    /** Returns the remote provider that was chosen to read what an earlier call left. */
    public Optional<String> chosenReader() {
        return options.named()
                .or(() -> ownProvider)
                .filter(name -> table.named(name).remote());
    }

    private static ImageProvider reader(ProviderKind kind, ProviderSettings settings, Supplier<HttpKit> kit) {
        return kind.factory().make(settings, kit).only();
    }

    private ProviderSettings readerSettings(ProviderKind kind, Optional<SavedCall> call, boolean job) {
        if (!kind.remote()) {
            return ProviderSettings.none();
        }
        Optional<String> url = options.baseUrls().value(kind.name(), table, 1);
        Optional<String> sentFrom =
                call.filter(known -> known.provider().equals(kind.name())).flatMap(SavedCall::baseUrl);
        ProviderSettings known = ProviderSettings.none()
                .baseUrl(url.or(() -> sentFrom)
                        .or(() -> kind.needs().address() ? Optional.of(UNKNOWN_BASE) : Optional.empty()))
                .key(
                        job || options.keys().has(kind, table, variables)
                                ? options.keys().key(kind, table, 1, variables)
                                : Optional.of(NO_KEY))
                .keyHeader(options.keys().header(kind, table, 1))
                .retries(options.retries());
        return options.extras().addedTo(known, kind);
    }

    /**
     * Rejects an option that a provider on this machine would ignore.
     *
     * @throws IllegalArgumentException when the verb's provider is not accessed over the network
     */
    public void requireRemote(String option, Verb verb) {
        if (!kind(verb).remote()) {
            throw PerProvider.rejected(option, kind(verb).name());
        }
    }

    /**
     * Makes sure that a model is named where the provider of a verb has no default.
     *
     * @throws IllegalArgumentException naming the option
     */
    public void requireModel(Verb verb, Optional<ModelId> model) {
        ProviderKind kind = kind(verb);
        if (kind.needs().model() && model.isEmpty()) {
            throw new IllegalArgumentException("Provider '" + kind.name()
                    + "' has no default model: name one that your server has with --model MODEL.");
        }
    }

    /**
     * Returns a note where the provider of a verb is not the one that its name says: no provider was chosen, although the
     * environment has keys for some, or a file describes another one of that name.
     */
    public Optional<Note> hint(Verb verb) {
        return chosen(verb).isEmpty()
                ? KeyHint.of(table, variables)
                : chosen(verb).filter(replaced::contains).map(Connection::replacement);
    }

    private static Note replacement(String name) {
        return Note.warning(
                "--provider-file describes '" + name
                        + "', so this is not the provider that comes with Easel: give the description another name to have both.");
    }
}
