package dev.easel.adapters.openai;

import dev.easel.adapters.http.ApiKey;
import dev.easel.adapters.http.Credential;
import dev.easel.adapters.http.HttpKit;
import dev.easel.adapters.http.remote.RemoteProvider;
import dev.easel.adapters.openai.shared.ModelTable;
import dev.easel.adapters.openai.shared.OpenAiSettings;
import dev.easel.adapters.openai.shared.OpenAiStyleConfig;
import dev.easel.adapters.openai.shared.OpenAiSystem;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import java.util.function.Function;

/** A server of the OpenAI style that is spoken to in JSON. Immutable; shows no key. */
public final class OpenAiConfig extends OpenAiStyleConfig<OpenAiConfig> {
    private final boolean jsonEdits;

    private OpenAiConfig(Server server, boolean jsonEdits) {
        super(server);
        this.jsonEdits = jsonEdits;
    }

    /** Returns OpenAI itself. */
    public static OpenAiConfig openAi(ApiKey key) {
        return new OpenAiConfig(Server.of(OpenAiSystem.OPENAI, key), false);
    }

    /** Returns ModelVerse. */
    public static OpenAiConfig modelVerse(ApiKey key) {
        return new OpenAiConfig(Server.of(OpenAiSystem.MODELVERSE, key), false);
    }

    /** Returns any other server of that style, by the address its paths lie under, {@code /v1} included. */
    public static OpenAiConfig compatible(String base, ApiKey key) {
        return new OpenAiConfig(Server.of(OpenAiSystem.COMPATIBLE, base, Credential.bearer(key)), false);
    }

    /** Returns a server of that style that asks for no key. */
    public static OpenAiConfig compatible(String base) {
        return new OpenAiConfig(Server.of(OpenAiSystem.COMPATIBLE, base, Credential.none()), false);
    }

    @Override
    protected OpenAiConfig with(Server other) {
        return new OpenAiConfig(other, jsonEdits);
    }

    /**
     * Returns the same, editing and inpainting too, in JSON: images go out as addresses or data URIs. Without it those
     * verbs are for the multipart adapter.
     */
    public OpenAiConfig jsonEdits() {
        return new OpenAiConfig(server(), true);
    }

    /** Returns the provider, on the connections of a kit. */
    public ImageProvider provider(HttpKit kit) {
        OpenAiSettings settings = server().settings();
        RemoteProvider provider = RemoteProvider.at(server().endpoint(), kit, server().retries())
                .generates(new OpenAiGenerationDialect(settings), ModelTable.capabilities(settings, Verb.GENERATE));
        if (jsonEdits) {
            provider.edits(new OpenAiJsonEditDialect<>(settings), fetching(settings, Verb.EDIT))
                    .inpaints(new OpenAiJsonEditDialect<>(settings), fetching(settings, Verb.INPAINT));
        }
        return provider.build();
    }

    /** In JSON an image's address is passed on, and the server fetches it. */
    private static Function<ModelId, Capabilities> fetching(OpenAiSettings settings, Verb verb) {
        return ModelTable.capabilities(settings, verb)
                .andThen(can -> can.toBuilder().fetchesUrls(true).build());
    }
}
