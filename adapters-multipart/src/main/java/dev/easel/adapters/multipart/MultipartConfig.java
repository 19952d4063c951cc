package dev.easel.adapters.multipart;

import dev.easel.adapters.http.ApiKey;
import dev.easel.adapters.http.Credential;
import dev.easel.adapters.http.HttpKit;
import dev.easel.adapters.http.remote.RemoteProvider;
import dev.easel.adapters.openai.shared.ModelTable;
import dev.easel.adapters.openai.shared.OpenAiSettings;
import dev.easel.adapters.openai.shared.OpenAiStyleConfig;
import dev.easel.adapters.openai.shared.OpenAiSystem;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;

/** A server of the OpenAI style that takes edits as form parts. Immutable; shows no key. */
public final class MultipartConfig extends OpenAiStyleConfig<MultipartConfig> {
    private static final String SEVERAL = "image[]";

    private final String severalName;

    private MultipartConfig(Server server, String severalName) {
        super(server);
        this.severalName = severalName;
    }

    /** Returns OpenAI itself. */
    public static MultipartConfig openAi(ApiKey key) {
        return new MultipartConfig(Server.of(OpenAiSystem.OPENAI, key), SEVERAL);
    }

    /** Returns ModelVerse. */
    public static MultipartConfig modelVerse(ApiKey key) {
        return new MultipartConfig(Server.of(OpenAiSystem.MODELVERSE, key), SEVERAL);
    }

    /** Returns any other server of that style, by the address its paths lie under, {@code /v1} included. */
    public static MultipartConfig compatible(String base, ApiKey key) {
        return new MultipartConfig(Server.of(OpenAiSystem.COMPATIBLE, base, Credential.bearer(key)), SEVERAL);
    }

    /** Returns a server of that style that asks for no key. */
    public static MultipartConfig compatible(String base) {
        return new MultipartConfig(Server.of(OpenAiSystem.COMPATIBLE, base, Credential.none()), SEVERAL);
    }

    @Override
    protected MultipartConfig with(Server other) {
        return new MultipartConfig(other, severalName);
    }

    /** Returns the same with another name for each of several images; {@code image[]} unless said. */
    public MultipartConfig severalImagesAs(String partName) {
        return new MultipartConfig(server(), partName);
    }

    /** Returns the provider, on the connections of a kit. */
    public ImageProvider provider(HttpKit kit) {
        OpenAiSettings settings = server().settings();
        return RemoteProvider.at(server().endpoint(), kit, server().retries())
                .edits(new MultipartEditDialect<>(settings, severalName), ModelTable.capabilities(settings, Verb.EDIT))
                .inpaints(
                        new MultipartEditDialect<>(settings, severalName),
                        ModelTable.capabilities(settings, Verb.INPAINT))
                .build();
    }
}
