package dev.easel.adapters.openai;

import static java.util.Objects.requireNonNull;

import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.adapters.openai.settings.OpenAiStyleConfig;
import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.adapters.openai.shared.FormEditDialect;
import dev.easel.adapters.openai.shared.ModelTable;
import dev.easel.adapters.openai.shared.OpenAiEditDialect;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.HttpKit;
import dev.easel.http.remote.RemoteProvider;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * OpenAI's images API, at OpenAI, ModelVerse or a compatible server, with all verbs: generation in JSON, edits and
 * inpainting as form parts, or in JSON where {@link #jsonEdits} says so. Immutable; shows no key.
 */
public final class OpenAi extends OpenAiStyleConfig<OpenAi> {
    private static final String AZURE_PATH = "/openai/deployments/";

    private final EditForm editForm;
    private final String imagePartName;

    private OpenAi(Server server, EditForm editForm, String imagePartName) {
        super(server);
        this.editForm = editForm;
        this.imagePartName = imagePartName;
    }

    private static OpenAi of(Server server) {
        return new OpenAi(server, EditForm.PARTS, FormEditDialect.IMAGES);
    }

    /** Returns OpenAI itself. */
    public static OpenAi openAi(ApiKey key) {
        return of(Server.of(OpenAiSystem.OPENAI, key));
    }

    /** Returns ModelVerse. */
    public static OpenAi modelVerse(ApiKey key) {
        return of(Server.of(OpenAiSystem.MODELVERSE, key));
    }

    /**
     * Returns a compatible server, by its base URL, {@code /v1} included; at a deployment of Azure, which is known by its
     * path, the key goes out as {@code api-key} (Microsoft, "Azure OpenAI REST API", Authentication).
     */
    public static OpenAi compatible(String base, ApiKey key) {
        boolean azure = requireNonNull(base, "base").contains(AZURE_PATH);
        Credential credential = azure ? Credential.header("api-key", key) : Credential.bearer(key);
        return of(Server.of(OpenAiSystem.COMPATIBLE, base, credential));
    }

    /** Returns a compatible server that needs no key. */
    public static OpenAi compatible(String base) {
        return of(Server.of(OpenAiSystem.COMPATIBLE, base, Credential.none()));
    }

    @Override
    protected OpenAi with(Server other) {
        return new OpenAi(other, editForm, imagePartName);
    }

    /** Returns the same with edits and inpainting in JSON: images go out as URLs or data URIs. */
    public OpenAi jsonEdits() {
        return new OpenAi(server(), EditForm.JSON, imagePartName);
    }

    /**
     * Returns the same with edits and inpainting in JSON as xAI has them: {@code image: {url, type}}, or {@code images} if
     * there are several (@ai-sdk/xai 5.0.12).
     */
    public OpenAi imageObjects() {
        return new OpenAi(server(), EditForm.OBJECTS, imagePartName);
    }

    /** Returns the same with another name for each of several image parts; default: {@code image[]}. */
    public OpenAi imagePartName(String name) {
        return new OpenAi(server(), editForm, requireNonNull(name, "name"));
    }

    /** Returns the models that the tables name for it, in their order; the server may have others. */
    public List<String> models() {
        return ModelTable.names(server().settings().system());
    }

    /** Returns the provider, on the connections of a kit. */
    public ImageProvider provider(HttpKit kit) {
        OpenAiSettings settings = server().settings();
        return RemoteProvider.at(server().endpoint(), kit, server().retries())
                .generates(new OpenAiGenerationDialect(settings), ModelTable.capabilities(settings, Verb.GENERATE))
                .edits(editDialect(settings), edits(settings, Verb.EDIT))
                .inpaints(editDialect(settings), edits(settings, Verb.INPAINT))
                .build();
    }

    private <R extends ImageRequest> OpenAiEditDialect<R> editDialect(OpenAiSettings settings) {
        return editForm == EditForm.PARTS
                ? new FormEditDialect<>(settings, imagePartName)
                : new OpenAiJsonEditDialect<>(settings, editForm);
    }

    /** In JSON an image's URL is passed on, and the server fetches it. */
    private Function<ModelId, Capabilities> edits(OpenAiSettings settings, Verb verb) {
        return ModelTable.capabilities(settings, verb)
                .andThen(can ->
                        can.toBuilder().fetchesUrls(editForm != EditForm.PARTS).build());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpenAi that
                && server().equals(that.server())
                && editForm == that.editForm
                && imagePartName.equals(that.imagePartName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(server(), editForm, imagePartName);
    }
}
