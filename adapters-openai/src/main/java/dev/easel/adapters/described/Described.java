package dev.easel.adapters.described;

import static java.util.Objects.requireNonNull;

import dev.easel.adapters.described.template.Template;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.Headers;
import dev.easel.http.HttpKit;
import dev.easel.http.json.Json;
import dev.easel.http.remote.RemoteProvider;
import dev.easel.http.retry.RetryPolicy;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A described provider with its key and settings. Immutable; each method returns a changed copy; shows no key. */
public final class Described {
    private final ProviderDescription description;
    private final State state;

    /** What the user chose. */
    private record State(
            String name,
            Credential credential,
            Optional<String> base,
            Map<String, String> settings,
            Optional<String> model,
            Headers headers,
            RetryPolicy retries) {
        private State credential(Credential other) {
            return new State(name, other, base, settings, model, headers, retries);
        }

        private State base(String url) {
            return new State(name, credential, Optional.of(url), settings, model, headers, retries);
        }

        private State setting(String key, String value) {
            Map<String, String> all = new LinkedHashMap<>(settings);
            all.put(key, value);
            return new State(name, credential, base, Map.copyOf(all), model, headers, retries);
        }

        private State model(String other) {
            return new State(name, credential, base, settings, Optional.of(other), headers, retries);
        }

        private State headers(Headers all) {
            return new State(name, credential, base, settings, model, all, retries);
        }

        private State retries(RetryPolicy policy) {
            return new State(name, credential, base, settings, model, headers, policy);
        }

        private State named(String other) {
            return new State(other, credential, base, settings, model, headers, retries);
        }
    }

    private Described(ProviderDescription description, State state) {
        this.description = description;
        this.state = state;
    }

    /** Returns a provider that needs no key. */
    public static Described of(ProviderDescription description) {
        requireNonNull(description, "description");
        return of(description, Credential.none());
    }

    /** Returns a provider, its key sent as the description says. */
    public static Described of(ProviderDescription description, ApiKey key) {
        requireNonNull(description, "description");
        requireNonNull(key, "key");
        Json auth = description.json().get("auth");
        return of(
                description,
                Credential.prefixed(
                        auth.text("header").orElse("Authorization"),
                        auth.get("prefix").text().orElse("Bearer "),
                        key));
    }

    private static Described of(ProviderDescription description, Credential credential) {
        Map<String, String> settings = new LinkedHashMap<>();
        description.settings().forEach((name, value) -> value.ifPresent(given -> settings.put(name, given)));
        return new Described(
                description,
                new State(
                        description.name(),
                        credential,
                        Optional.empty(),
                        Map.copyOf(settings),
                        Optional.empty(),
                        Headers.NONE,
                        RetryPolicy.defaults()));
    }

    private Described with(State other) {
        return new Described(description, other);
    }

    /** Returns the description. */
    public ProviderDescription description() {
        return description;
    }

    /**
     * Returns the same at another base URL; one without a path gets the path of the description's. A server that a
     * description calls free may be somebody's paid service at another https URL, so that its prices are unknown there.
     */
    public Described base(String url) {
        return with(state.base(requireNonNull(url, "url")));
    }

    /**
     * Returns the same with a value for a setting of the description, such as the name of an account's resource.
     *
     * @throws IllegalArgumentException listing the settings when it has no setting of that name
     */
    public Described setting(String name, String value) {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
        Set<String> settings = description.settings().keySet();
        if (!settings.contains(name)) {
            throw new IllegalArgumentException("Provider " + state.name + " has no setting '" + name + "'; "
                    + (settings.isEmpty() ? "it has no settings." : "it has " + String.join(", ", settings) + "."));
        }
        return with(state.setting(name, value));
    }

    /** Returns the same with another model for requests that name none. */
    public Described model(String name) {
        return with(state.model(new ModelId(name).name()));
    }

    /** Returns the same with a header on every call. */
    public Described header(String name, String value) {
        return with(state.headers(state.headers.with(name, value)));
    }

    /** Returns the same with another way to send the key. */
    public Described credential(Credential credential) {
        return with(state.credential(requireNonNull(credential, "credential")));
    }

    /** Returns the same with other retries. */
    public Described retries(RetryPolicy policy) {
        return with(state.retries(requireNonNull(policy, "policy")));
    }

    /** Returns the same under another name, as results and failures carry it. */
    public Described named(String name) {
        return with(state.named(requireNonNull(name, "name")));
    }

    /**
     * Returns where the server is reached; shows no key.
     *
     * @throws UnsupportedRequestException when a setting has no value that the base URL needs
     */
    public Endpoint endpoint() {
        Endpoint endpoint = Endpoint.of(state.name, address(), state.credential).trusting(description.trustedHosts());
        for (Headers.Field header : state.headers.fields()) {
            endpoint = endpoint.header(header.name(), header.value());
        }
        return endpoint;
    }

    private String address() {
        if (state.base.isEmpty()) {
            if (description.base().isEmpty()) {
                throw new UnsupportedRequestException(
                        "The description of " + state.name + " has no base URL: set one.");
            }
            return withQuery(filled(description.base()));
        }
        String base = state.base.get().strip();
        URI given = Endpoint.of(state.name, base, Credential.none()).base();
        String path = given.getRawPath() == null ? "" : given.getRawPath();
        String root = given.getScheme() + "://" + given.getRawAuthority();
        String whole = path.isEmpty() || path.equals("/") ? root + path() : root + path;
        return given.getRawQuery() == null ? withQuery(whole) : whole + "?" + given.getRawQuery();
    }

    /** Returns the path of the description's base URL. */
    private String path() {
        int host = description.base().indexOf("://");
        int slash = description.base().indexOf('/', host < 0 ? 0 : host + 3);
        return slash < 0 ? "" : filled(description.base().substring(slash));
    }

    private String withQuery(String base) {
        List<String> parameters = new ArrayList<>();
        description
                .json()
                .get("query")
                .members()
                .forEach((name, value) -> value.text()
                        .flatMap(text -> Template.text(text).fillUrl(this::setting))
                        .ifPresent(text -> parameters.add(name + "=" + text)));
        return parameters.isEmpty() ? base : base + "?" + String.join("&", parameters);
    }

    private String filled(String text) {
        Template template = Template.text(text);
        return template.fillUrl(this::setting)
                .orElseThrow(() -> missing(template.names().stream()
                        .filter(name -> setting(name).isEmpty())
                        .findFirst()
                        .orElse("")));
    }

    private Optional<Object> setting(String name) {
        return Optional.ofNullable(state.settings.get(name))
                .filter(value -> !value.isBlank())
                .map(value -> value);
    }

    private UnsupportedRequestException missing(String name) {
        return new UnsupportedRequestException("Provider " + state.name + " needs the setting '" + name
                + "': give it a value (--setting " + name + "=VALUE on the command line).");
    }

    /**
     * Returns the provider, on the connections of a kit.
     *
     * @throws UnsupportedRequestException when a setting has no value that the base URL needs
     */
    public ImageProvider provider(HttpKit kit) {
        RemoteProvider provider = RemoteProvider.at(endpoint(), requireNonNull(kit, "kit"), state.retries);
        Set<Verb> verbs = description.verbs();
        if (verbs.contains(Verb.GENERATE)) {
            provider.generates(dialect(Verb.GENERATE), capabilities(Verb.GENERATE));
        }
        if (verbs.contains(Verb.EDIT)) {
            provider.edits(dialect(Verb.EDIT), capabilities(Verb.EDIT));
        }
        if (verbs.contains(Verb.INPAINT) || verbs.contains(Verb.EXPAND)) {
            provider.inpaints(dialect(Verb.INPAINT), capabilities(Verb.INPAINT));
        }
        return provider.build();
    }

    private <R extends ImageRequest> DescribedDialect<R> dialect(Verb verb) {
        return new DescribedDialect<>(description, model(verb), state.settings);
    }

    private Function<ModelId, Capabilities> capabilities(Verb verb) {
        boolean hosted = state.base.isPresent() && endpoint().base().getScheme().equalsIgnoreCase("https");
        return model -> {
            Capabilities can = description.capabilities(
                    verb, model.equals(ModelId.DEFAULT) ? model(verb) : Optional.of(model.name()));
            return hosted ? can.toBuilder().prices(Optional.empty()).build() : can;
        };
    }

    private Optional<String> model(Verb verb) {
        return state.model.or(() -> description.model(verb).map(ModelId::name));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Described that && description.equals(that.description) && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return 31 * description.hashCode() + state.hashCode();
    }

    /** Returns name, base URL and model; no key, no header, no setting. */
    @Override
    public String toString() {
        return "Described[" + state.name + " at "
                + state.base
                        .orElse(description.base())
                        .replaceFirst("//[^/?#]*@", "//")
                        .replaceFirst("[?#].*", "") + ", model "
                + model(Verb.GENERATE).orElse("of the request") + "]";
    }
}
