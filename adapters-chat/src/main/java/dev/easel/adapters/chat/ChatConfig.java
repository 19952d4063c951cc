package dev.easel.adapters.chat;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.ModelId;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpKit;
import dev.easel.http.error.ErrorTable;
import dev.easel.http.remote.RemoteProvider;
import dev.easel.http.retry.RetryPolicy;
import java.util.function.Consumer;

/** Where and how a chat server is asked for images. Immutable; each method returns a changed copy. */
public final class ChatConfig {
    private static final String ACEDATA = "https://api.acedata.cloud";
    private static final String ACEDATA_PATH = "openai/chat/completions";
    private static final String USUAL_PATH = "v1/chat/completions";

    private final Draft draft;
    private final Endpoint endpoint;
    private final String path;

    private ChatConfig(Draft draft) {
        this.draft = draft;
        ChatAddress address = draft.path == null
                ? ChatAddress.usual(draft.base, draft.usualPath)
                : ChatAddress.of(draft.base, draft.path);
        this.endpoint = Endpoint.of(draft.name, address.base(), draft.credential);
        this.path = address.path();
    }

    /**
     * Returns the 4All API at a user's base address, model gpt-image-1.
     *
     * @param base without a scheme it means https; without a path {@code /v1/chat/completions} is asked
     */
    public static ChatConfig fourAll(String base, ApiKey key) {
        return new ChatConfig(
                new Draft("4all", base, USUAL_PATH, Credential.bearer(key), "gpt-image-1", ChatErrors.OPENAI));
    }

    /** Returns AceData at its own address, {@code /openai/chat/completions}, model gpt-4o-image. */
    public static ChatConfig aceData(ApiKey key) {
        return aceData(ACEDATA, key);
    }

    /** Returns AceData at its own address, {@code /openai/chat/completions}, model gpt-4o-image. */
    public static ChatConfig aceData(String key) {
        return aceData(ApiKey.of(key));
    }

    /** Returns AceData's dialect at another address. */
    public static ChatConfig aceData(String base, ApiKey key) {
        return new ChatConfig(
                new Draft("acedata", base, ACEDATA_PATH, Credential.bearer(key), "gpt-4o-image", ChatErrors.ACEDATA));
    }

    /** Returns any server that answers chat completions with images, model gpt-4o-image. */
    public static ChatConfig compatible(String base, ApiKey key) {
        return new ChatConfig(
                new Draft("chat", base, USUAL_PATH, Credential.bearer(key), "gpt-4o-image", ChatErrors.OPENAI));
    }

    /** Returns the same asking at another path: from the host's root if it begins with a slash, else under the base address. */
    public ChatConfig path(String asked) {
        return changed(d -> d.path = asked);
    }

    /** Returns the same with another model where a request names none. */
    public ChatConfig model(String name) {
        return changed(d -> d.model = new ModelId(name));
    }

    /** Returns the same with options for every request; those of a request go first. */
    public ChatConfig options(ChatOptions usual) {
        return changed(d -> d.options = usual);
    }

    /** Returns the same asking for streams, so that progress arrives while the work goes on; one document unless said. */
    public ChatConfig stream(boolean asked) {
        return options(ChatOptions.builder().stream(asked).build().over(draft.options));
    }

    /** Returns the same with another way to tell aspect ratios; they are not told unless said. */
    public ChatConfig ratioHint(RatioHint hint) {
        return changed(d -> d.ratioHint = hint);
    }

    /** Returns the same with another way to send the key. */
    public ChatConfig credential(Credential credential) {
        return changed(d -> d.credential = credential);
    }

    /** Returns the same with another policy of repeating calls. */
    public ChatConfig retries(RetryPolicy policy) {
        return changed(d -> d.retries = policy);
    }

    /** Returns the same under another name. */
    public ChatConfig named(String name) {
        return changed(d -> d.name = name);
    }

    private ChatConfig changed(Consumer<Draft> change) {
        Draft copy = new Draft(draft);
        change.accept(copy);
        return new ChatConfig(copy);
    }

    /** Returns the name that results and failures carry. */
    public String name() {
        return draft.name;
    }

    /** Returns the model asked where a request names none. */
    public ModelId model() {
        return draft.model;
    }

    /** Returns where the server is reached; shows no key. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** Returns the path below the endpoint's base address. */
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
     * Returns the provider, on the connections of a kit, which stays the caller's to close: it generates, edits with any
     * number of images, and inpaints by instruction.
     */
    public ImageProvider provider(HttpKit kit) {
        return RemoteProvider.at(endpoint, kit, draft.retries)
                .generates(ChatDialect.generate(this), model -> ChatCapabilities.generate(draft.ratioHint))
                .edits(ChatDialect.edit(this), model -> ChatCapabilities.edit(draft.ratioHint))
                .inpaints(ChatDialect.inpaint(this), model -> ChatCapabilities.inpaint())
                .build();
    }

    /** Returns name, address and model; no key. */
    @Override
    public String toString() {
        return "ChatConfig[" + endpoint + ", " + path + ", model " + draft.model + "]";
    }

    /** What a configuration is made of; never changed once one has it. */
    private static final class Draft {
        private final String base;
        private final String usualPath;
        private Credential credential;
        private final ErrorTable errors;
        private String name;
        private ModelId model;
        private @Nullable String path;
        private ChatOptions options = ChatOptions.none();
        private RetryPolicy retries = RetryPolicy.defaults();
        private RatioHint ratioHint = RatioHint.NONE;

        Draft(String name, String base, String usualPath, Credential credential, String model, ErrorTable errors) {
            this.name = name;
            this.base = base;
            this.usualPath = usualPath;
            this.credential = credential;
            this.model = new ModelId(model);
            this.errors = errors;
        }

        Draft(Draft from) {
            this(from.name, from.base, from.usualPath, from.credential, from.model.name(), from.errors);
            this.path = from.path;
            this.options = from.options;
            this.retries = from.retries;
            this.ratioHint = from.ratioHint;
        }
    }
}
