package dev.easel.adapters.openai.settings;

import static java.util.Objects.requireNonNull;

import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.retry.RetryPolicy;

/** What the configurations of all adapters of the OpenAI style share. Immutable; shows no key. */
public abstract class OpenAiStyleConfig<C extends OpenAiStyleConfig<C>> {
    /** One server, and how to call it. */
    public record Server(Endpoint endpoint, OpenAiSettings settings, RetryPolicy retries) {
        public Server {
            requireNonNull(endpoint, "endpoint");
            requireNonNull(settings, "settings");
            requireNonNull(retries, "retries");
        }

        /** Returns a provider at its only base URL. */
        public static Server of(OpenAiSystem system, ApiKey key) {
            requireNonNull(system, "system");
            return of(system, system.address().orElseThrow(), Credential.bearer(key));
        }

        /** Returns a provider at a base URL. */
        public static Server of(OpenAiSystem system, String base, Credential credential) {
            requireNonNull(system, "system");
            return new Server(
                    Endpoint.of(system.word(), withoutOperation(base), credential),
                    OpenAiSettings.of(system),
                    RetryPolicy.defaults());
        }

        /** People paste the URL of one operation, of which the base is meant. */
        private static String withoutOperation(String base) {
            return requireNonNull(base, "base").strip().replaceFirst("/images/(generations|edits)/?(?=\\?|$)", "");
        }

        private Server with(Endpoint other) {
            return new Server(other, settings, retries);
        }

        private Server with(OpenAiSettings other) {
            return new Server(endpoint, other, retries);
        }
    }

    private final Server server;

    protected OpenAiStyleConfig(Server server) {
        this.server = requireNonNull(server, "server");
    }

    protected final Server server() {
        return server;
    }

    /** Returns the same for another server. */
    protected abstract C with(Server other);

    /** Returns the same at another base URL, such as that of a proxy; that of one operation stands for its base. */
    public final C base(String url) {
        return with(server.with(server.endpoint.base(Server.withoutOperation(requireNonNull(url, "url")))));
    }

    /** Returns the same under another name, as results and failures carry it. */
    public final C named(String name) {
        return with(server.with(server.endpoint.named(name)));
    }

    /** Returns the same with another way to send the key. */
    public final C credential(Credential credential) {
        return with(server.with(server.endpoint.credential(requireNonNull(credential, "credential"))));
    }

    /** Returns where the server is reached; shows no key. */
    public final Endpoint endpoint() {
        return server.endpoint;
    }

    /** Returns the same with a header on every call. */
    public final C header(String name, String value) {
        return with(server.with(server.endpoint.header(name, value)));
    }

    /** Returns the same with other retries. */
    public final C retries(RetryPolicy policy) {
        return with(new Server(server.endpoint, server.settings, requireNonNull(policy, "policy")));
    }

    /** Returns the same with another model for requests that name none. */
    public final C model(String name) {
        return with(server.with(server.settings.model(name)));
    }

    /** Returns the same with options for requests that have none. */
    public final C options(OpenAiOptions defaults) {
        return with(server.with(server.settings.options(defaults)));
    }

    /** Returns the same with another meaning of {@code output_compression}. */
    public final C compression(CompressionMeaning meaning) {
        return with(server.with(server.settings.compression(meaning)));
    }

    /**
     * Returns the same without fields that a server rejects: {@code size}, {@code output_format}, {@code n} and others of
     * {@link OpenAiSettings#OMITTABLE}. What they would have asked for is then made on this machine where it can be, made by
     * several calls, or dropped with a note.
     *
     * @throws IllegalArgumentException for any other field
     */
    public final C omit(String... fields) {
        return with(server.with(server.settings.omit(fields)));
    }

    /** Returns name, URL, model and omitted fields, but not the key. */
    @Override
    public final String toString() {
        OpenAiSettings settings = server.settings;
        return getClass().getSimpleName() + "[" + server.endpoint
                + settings.model().map(name -> ", model " + name).orElse("")
                + (settings.omitted().isEmpty() ? "" : ", without " + settings.omitted()) + "]";
    }
}
