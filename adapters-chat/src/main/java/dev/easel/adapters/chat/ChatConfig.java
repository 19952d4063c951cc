package dev.easel.adapters.chat;

import static java.util.Objects.requireNonNull;

import dev.easel.adapters.chat.wire.ChatErrors;
import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ModelId;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpKit;
import dev.easel.http.error.ErrorTable;
import dev.easel.http.remote.RemoteProvider;
import dev.easel.http.retry.RetryPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The URL and settings of a chat server that makes images. Immutable; each method returns a changed copy. */
public final class ChatConfig {
    private static final String ACEDATA = "https://api.acedata.cloud";
    private static final String ACEDATA_PATH = "openai/chat/completions";
    private static final String DEFAULT_PATH = "v1/chat/completions";

    private final Draft draft;
    private final Endpoint endpoint;
    private final String path;

    private ChatConfig(Draft draft) {
        this.draft = draft;
        ChatAddress address = draft.path == null
                ? ChatAddress.withDefaultPath(draft.base, draft.defaultPath)
                : ChatAddress.of(draft.base, draft.path);
        this.endpoint = Endpoint.of(draft.name, address.base(), draft.credential);
        this.path = address.path();
    }

    /**
     * Returns the 4All API at a user's base URL, model gpt-image-1.
     *
     * @param base without a scheme, https is used; without a path, {@code /v1/chat/completions} is used
     */
    public static ChatConfig fourAll(String base, ApiKey key) {
        return new ChatConfig(new Draft(
                "4all", base, DEFAULT_PATH, Credential.bearer(key), Optional.of("gpt-image-1"), ChatErrors.OPENAI));
    }

    /** Returns AceData at its public URL, {@code /openai/chat/completions}, model gpt-4o-image. */
    public static ChatConfig aceData(ApiKey key) {
        return aceData(ACEDATA, key);
    }

    /** Returns AceData at its public URL, {@code /openai/chat/completions}, model gpt-4o-image. */
    public static ChatConfig aceData(String key) {
        return aceData(ApiKey.of(key));
    }

    /** Returns AceData's dialect at another base URL. */
    public static ChatConfig aceData(String base, ApiKey key) {
        return new ChatConfig(new Draft(
                "acedata",
                base,
                ACEDATA_PATH,
                Credential.bearer(key),
                Optional.of("gpt-4o-image"),
                ChatErrors.ACEDATA));
    }

    /** Returns any server whose chat completions contain images; {@link #model} or each request must name a model. */
    public static ChatConfig compatible(String base, ApiKey key) {
        return new ChatConfig(
                new Draft("chat", base, DEFAULT_PATH, Credential.bearer(key), Optional.empty(), ChatErrors.OPENAI));
    }

    /** Returns a copy with another path: from the host's root if it starts with a slash, else below the base URL. */
    public ChatConfig path(String requestPath) {
        requireNonNull(requestPath, "requestPath");
        return changed(d -> d.path = requestPath);
    }

    /** Returns a copy with another model for requests that do not name one. */
    public ChatConfig model(String name) {
        ModelId named = new ModelId(name);
        return changed(d -> d.model = Optional.of(named));
    }

    /** Returns a copy with options for every request; options of a request take precedence. */
    public ChatConfig options(ChatOptions defaults) {
        requireNonNull(defaults, "defaults");
        return changed(d -> d.options = defaults);
    }

    /** Returns a copy that requests streams, so progress arrives while the provider works; default: one document. */
    public ChatConfig stream(boolean enabled) {
        return options(ChatOptions.builder().stream(enabled).build().over(draft.options));
    }

    /** Returns a copy with another way to send aspect ratios; default: they are not sent. */
    public ChatConfig ratioHint(RatioHint hint) {
        requireNonNull(hint, "hint");
        return changed(d -> d.ratioHint = hint);
    }

    /** Returns a copy with another way to send the key. */
    public ChatConfig credential(Credential credential) {
        return changed(d -> d.credential = credential);
    }

    /** Returns a copy with another retry policy. */
    public ChatConfig retries(RetryPolicy policy) {
        requireNonNull(policy, "policy");
        return changed(d -> d.retries = policy);
    }

    /** Returns a copy with another name. */
    public ChatConfig named(String name) {
        requireNonNull(name, "name");
        return changed(d -> d.name = name);
    }

    private ChatConfig changed(Consumer<Draft> change) {
        Draft copy = new Draft(draft);
        change.accept(copy);
        return new ChatConfig(copy);
    }

    /** Returns the name that appears in results and failures. */
    public String name() {
        return draft.name;
    }

    /** Returns the model for requests that do not name one, or empty if they must. */
    public Optional<ModelId> model() {
        return draft.model;
    }

    /** Returns where the server is reached; shows no key. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** Returns the path below the endpoint's base URL. */
    String path() {
        return path;
    }

    ChatOptions options() {
        return draft.options;
    }

    RatioHint ratioHint() {
        return draft.ratioHint;
    }

    ErrorTable errors() {
        return draft.errors;
    }

    /**
     * Returns the provider, which uses the connections of a kit that the caller must close: it generates, edits with
     * any number of images, and inpaints by instruction.
     */
    public ImageProvider provider(HttpKit kit) {
        return RemoteProvider.at(endpoint, kit, draft.retries)
                .generates(ChatDialect.generate(this), model -> of(model, ChatCapabilities.generate(draft.ratioHint)))
                .edits(ChatDialect.edit(this), model -> of(model, ChatCapabilities.edit(draft.ratioHint)))
                .inpaints(ChatDialect.inpaint(this), model -> of(model, ChatCapabilities.inpaint()))
                .build();
    }

    private Capabilities of(ModelId model, Capabilities can) {
        return can.toBuilder()
                .model(model.equals(ModelId.DEFAULT) ? draft.model : Optional.of(model))
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChatConfig that && draft.values().equals(that.draft.values());
    }

    @Override
    public int hashCode() {
        return draft.values().hashCode();
    }

    /** Returns name, URL and the model, if there is one, but not the key. */
    @Override
    public String toString() {
        return "ChatConfig[" + endpoint + ", " + path
                + draft.model.map(name -> ", model " + name).orElse("") + "]";
    }

    /** The mutable values of a configuration; never changed once a configuration has them. */
    private static final class Draft {
        private final String base;
        private final String defaultPath;
        private Credential credential;
        private final ErrorTable errors;
        private String name;
        private Optional<ModelId> model;
        private @Nullable String path;
        private ChatOptions options = ChatOptions.none();
        private RetryPolicy retries = RetryPolicy.defaults();
        private RatioHint ratioHint = RatioHint.NONE;

        Draft(
                String name,
                String base,
                String defaultPath,
                Credential credential,
                Optional<String> model,
                ErrorTable errors) {
            this.name = name;
            this.base = requireNonNull(base, "base");
            this.defaultPath = defaultPath;
            this.credential = credential;
            this.model = model.map(ModelId::new);
            this.errors = errors;
        }

        Draft(Draft from) {
            this(from.name, from.base, from.defaultPath, from.credential, from.model.map(ModelId::name), from.errors);
            this.path = from.path;
            this.options = from.options;
            this.retries = from.retries;
            this.ratioHint = from.ratioHint;
        }

        List<Object> values() {
            return List.of(
                    name,
                    base,
                    defaultPath,
                    credential,
                    model,
                    errors,
                    Optional.ofNullable(path),
                    options,
                    retries,
                    ratioHint);
        }
    }
}
