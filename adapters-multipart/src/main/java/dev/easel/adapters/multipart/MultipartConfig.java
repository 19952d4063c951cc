package dev.easel.adapters.multipart;

import static java.util.Objects.requireNonNull;

import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.adapters.openai.settings.OpenAiStyleConfig;
import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.adapters.openai.shared.FormEditDialect;
import dev.easel.adapters.openai.shared.ModelTable;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.HttpKit;
import dev.easel.http.remote.RemoteProvider;
import java.util.Objects;

/** A server with an OpenAI-style API that accepts edits as form parts. Immutable; its text form omits the key. */
public final class MultipartConfig extends OpenAiStyleConfig<MultipartConfig> {
    private final String imagePartName;

    private MultipartConfig(Server server, String imagePartName) {
        super(server);
        this.imagePartName = imagePartName;
    }

    /** Returns OpenAI itself. */
    public static MultipartConfig openAi(ApiKey key) {
        return new MultipartConfig(Server.of(OpenAiSystem.OPENAI, key), FormEditDialect.IMAGES);
    }

    /** Returns ModelVerse. */
    public static MultipartConfig modelVerse(ApiKey key) {
        return new MultipartConfig(Server.of(OpenAiSystem.MODELVERSE, key), FormEditDialect.IMAGES);
    }

    /** Returns any other server with that API, by its base URL including {@code /v1}. */
    public static MultipartConfig compatible(String base, ApiKey key) {
        return new MultipartConfig(
                Server.of(OpenAiSystem.COMPATIBLE, base, Credential.bearer(key)), FormEditDialect.IMAGES);
    }

    /** Returns a server with that API that requires no key. */
    public static MultipartConfig compatible(String base) {
        return new MultipartConfig(Server.of(OpenAiSystem.COMPATIBLE, base, Credential.none()), FormEditDialect.IMAGES);
    }

    @Override
    protected MultipartConfig with(Server other) {
        return new MultipartConfig(other, imagePartName);
    }

    /** Returns a copy with another part name for each of several images; default: {@code image[]}. */
    public MultipartConfig imagePartName(String name) {
        return new MultipartConfig(server(), requireNonNull(name, "name"));
    }

    /** Returns the provider, which uses the connections of a kit. */
    public ImageProvider provider(HttpKit kit) {
        OpenAiSettings settings = server().settings();
        return RemoteProvider.at(server().endpoint(), kit, server().retries())
                .edits(new FormEditDialect<>(settings, imagePartName), ModelTable.capabilities(settings, Verb.EDIT))
                .inpaints(
                        new FormEditDialect<>(settings, imagePartName), ModelTable.capabilities(settings, Verb.INPAINT))
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MultipartConfig that
                && server().equals(that.server())
                && imagePartName.equals(that.imagePartName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(server(), imagePartName);
    }
}
