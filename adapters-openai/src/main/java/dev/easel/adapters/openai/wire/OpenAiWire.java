package dev.easel.adapters.openai.wire;

/** Paths below the base URL, which ends in {@code /v1}, and names of OpenAI's image API. */
public final class OpenAiWire {
    public static final String GENERATIONS = "images/generations";
    public static final String EDITS = "images/edits";

    /** The input images of an edit in JSON, each an object with {@link #IMAGE_URL} ({@code EditImageBodyJsonParam}). */
    public static final String IMAGES = "images";

    /** The only input image, where images are objects with a URL. */
    public static final String IMAGE = "image";

    public static final String MASK = "mask";

    /** An image's URL or data URI. */
    public static final String IMAGE_URL = "image_url";

    /** The maximum characters of an {@link #IMAGE_URL} ({@code ImageRefParam}): an image of about 15.7 million bytes. */
    public static final long LONGEST_IMAGE_URL = 20_971_520;

    private OpenAiWire() {}
}
