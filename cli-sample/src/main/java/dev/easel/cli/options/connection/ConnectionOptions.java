package dev.easel.cli.options.connection;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.core.domain.Verb;
import dev.easel.http.retry.RetryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The provider, its URL, its key and what else it takes, as options. */
public final class ConnectionOptions {
    static final String DEFAULT_PROVIDER = "offline";

    @Mixin
    private ProviderChoice choice;

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

    @Mixin
    private ProviderFileOptions files = new ProviderFileOptions();

    @Option(
            names = "--base-url",
            paramLabel = "[NAME=]URL",
            description = "The provider's base URL instead of the default; a URL without a path gets the default path."
                    + " Examples: --base-url http://localhost:8527, --base-url openai=https://host/v1")
    private List<String> baseUrl = List.of();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Mixin
    private ExtraOptions extras = new ExtraOptions();

    @Option(
            names = "--repeat-unknown",
            description = "Also repeat a call whose outcome is unknown, such as one whose connection broke after it was"
                    + " sent: you get an image more often, and may pay for it twice.")
    private boolean repeatUnknown;

    /** The options of a command that calls one provider. */
    public ConnectionOptions() {
        this(new OneProvider());
    }

    private ConnectionOptions(ProviderChoice choice) {
        this.choice = choice;
    }

    /** Returns the options of a server, which may have several providers. */
    public static ConnectionOptions ofServer() {
        return new ConnectionOptions(new SeveralProviders());
    }

    /** Returns the chosen providers among the known ones and those of the user's files. */
    public Connection open(ProviderTable known, Function<String, Optional<String>> variables) {
        List<ProviderKind> own = files.kinds();
        return new Connection(
                this,
                known.with(own),
                variables,
                ProviderFileOptions.firstName(own),
                ProviderFileOptions.namesAmong(own, known));
    }

    /** Returns the provider that is named for a verb, if one is. */
    Optional<String> named(Verb verb) {
        Optional<String> special = switch (verb) {
            case GENERATE -> generateProvider;
            case EDIT -> editProvider;
            case INPAINT, EXPAND -> inpaintProvider;
        };
        return special.or(this::named);
    }

    /** Returns the provider that is named for all verbs, if one is. */
    Optional<String> named() {
        return choice.names().stream().findFirst();
    }

    /** Returns the providers that are named besides the one for all verbs. */
    List<String> further() {
        return choice.names().stream().skip(1).toList();
    }

    KeyOptions keys() {
        return keys;
    }

    ExtraOptions extras() {
        return extras;
    }

    PerProvider baseUrls() {
        return new PerProvider("--base-url", baseUrl);
    }

    RetryPolicy retries() {
        RetryPolicy defaults = RetryPolicy.defaults();
        return repeatUnknown ? defaults.repeatingUnknownOutcomes() : defaults;
    }

    /** Returns the given options that a provider on this machine would ignore. */
    List<String> onlyForRemotes() {
        List<String> given = new ArrayList<>();
        List<PerProvider> perProvider = new ArrayList<>(List.of(baseUrls()));
        perProvider.addAll(keys.perProvider());
        perProvider.stream()
                .filter(PerProvider::isGiven)
                .map(PerProvider::option)
                .forEach(given::add);
        given.addAll(extras.given());
        if (repeatUnknown) {
            given.add("--repeat-unknown");
        }
        return given;
    }
}
