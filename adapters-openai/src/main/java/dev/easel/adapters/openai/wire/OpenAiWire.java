package dev.easel.adapters.openai.wire;

/** Paths below the base address, which ends in {@code /v1}, and names of OpenAI's image API. */
public final class OpenAiWire {
    public static final String GENERATIONS = "images/generations";
    public static final String EDITS = "images/edits";

    /** The input pictures of an edit in JSON, each an object with {@link #IMAGE_URL} ({@code EditImageBodyJsonParam}). */
    public static final String IMAGES = "images";

    public static final String MASK = "mask";

    /** A picture's address or data URI, of at most 20 MiB ({@code ImageRefParam}). */
    public static final String IMAGE_URL = "image_url";

    private OpenAiWire() {}
}
