package dev.easel.adapters.visionstudio;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpKit;
import dev.easel.http.remote.RemoteProvider;
import dev.easel.http.retry.RetryPolicy;
import java.util.Objects;

/** The base URL of a Vision Studio, and settings that its document leaves open. Immutable. */
public final class VisionStudioConfig {
    private final Endpoint endpoint;
    private final RetryPolicy retries;
    private final MaskConvention mask;
    private final boolean editsFiles;

    private VisionStudioConfig(Endpoint endpoint, RetryPolicy retries, MaskConvention mask, boolean editsFiles) {
        this.endpoint = endpoint;
        this.retries = retries;
        this.mask = mask;
        this.editsFiles = editsFiles;
    }

    /**
     * Returns the configuration of a Vision Studio, named {@code visionstudio}.
     *
     * @param base the base URL of its endpoints, such as {@code http://localhost:8527/api/v1/openai}
     * @param key sent as {@code X-API-Key}
     */
    public static VisionStudioConfig of(String base, ApiKey key) {
        return new VisionStudioConfig(
                Endpoint.of("visionstudio", base, Credential.header("X-API-Key", key)),
                RetryPolicy.defaults(),
                MaskConvention.WHITE_AND_TRANSPARENT,
                true);
    }

    /** Returns the same under another name, as results and failures carry it. */
    public VisionStudioConfig named(String name) {
        return new VisionStudioConfig(endpoint.named(name), retries, mask, editsFiles);
    }

    /** Returns the same with a header on every call. */
    public VisionStudioConfig header(String name, String value) {
        return new VisionStudioConfig(endpoint.header(name, value), retries, mask, editsFiles);
    }

    /** Returns the same with another way to send the key. */
    public VisionStudioConfig credential(Credential credential) {
        return new VisionStudioConfig(
                endpoint.credential(requireNonNull(credential, "credential")), retries, mask, editsFiles);
    }

    /** Returns where it is reached; shows no key. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** Returns the same with other retries. */
    public VisionStudioConfig retries(RetryPolicy policy) {
        return new VisionStudioConfig(endpoint, requireNonNull(policy, "policy"), mask, editsFiles);
    }

    /**
     * Returns the same with masks in another convention. The document does not say how a mask is read, so by default the
     * region to repaint is sent both white and transparent.
     */
    public VisionStudioConfig mask(MaskConvention convention) {
        return new VisionStudioConfig(endpoint, retries, requireNonNull(convention, "convention"), editsFiles);
    }

    /**
     * Returns the same with or without {@code image_file} for edits: the document has it for inpainting only, and
     * a local image can be edited in no other way.
     */
    public VisionStudioConfig editsFiles(boolean enabled) {
        return new VisionStudioConfig(endpoint, retries, mask, enabled);
    }

    /** Returns the provider, on the connections of a kit. */
    public ImageProvider provider(HttpKit kit) {
        return RemoteProvider.at(endpoint, kit, retries)
                .generates(new GenerateImageDialect(), model -> VisionStudioCapabilities.GENERATE)
                .edits(new EditImageDialect(editsFiles), model -> VisionStudioCapabilities.EDIT)
                .inpaints(new InpaintDialect(), model -> VisionStudioCapabilities.inpaint(mask))
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VisionStudioConfig that
                && endpoint.equals(that.endpoint)
                && retries.equals(that.retries)
                && mask == that.mask
                && editsFiles == that.editsFiles;
    }

    @Override
    public int hashCode() {
        return Objects.hash(endpoint, retries, mask, editsFiles);
    }

    /** Returns name and base URL; never the key. */
    @Override
    public String toString() {
        return "VisionStudioConfig[" + endpoint + "]";
    }
}
