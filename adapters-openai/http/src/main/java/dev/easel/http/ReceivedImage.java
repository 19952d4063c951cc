package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import dev.easel.http.json.ExtractedImage;
import java.util.Optional;

/** One image as a response contains it: inline, at a URL, or both. */
public final class ReceivedImage {
    private final @Nullable ExtractedImage inline;
    private final @Nullable String url;
    private final Optional<String> revisedPrompt;

    private ReceivedImage(@Nullable ExtractedImage inline, @Nullable String url, Optional<String> revisedPrompt) {
        this.inline = inline;
        this.url = url;
        this.revisedPrompt = revisedPrompt;
    }

    /** Returns an image that the response contains inline. */
    public static ReceivedImage inline(ExtractedImage image) {
        return new ReceivedImage(requireNonNull(image, "image"), null, Optional.empty());
    }

    /** Returns an image at a URL as it appears in the response, which may be relative to the endpoint's. */
    public static ReceivedImage at(String url) {
        return new ReceivedImage(null, requireNonNull(url, "url"), Optional.empty());
    }

    /** Returns the same with a URL from which it can also be fetched. */
    public ReceivedImage alsoAt(String other) {
        return new ReceivedImage(inline, requireNonNull(other, "other"), revisedPrompt);
    }

    /** Returns the same with the prompt that the provider says it used instead. */
    public ReceivedImage revisedPrompt(Optional<String> prompt) {
        return new ReceivedImage(inline, url, requireNonNull(prompt, "prompt"));
    }

    public Optional<ExtractedImage> inline() {
        return Optional.ofNullable(inline);
    }

    public Optional<String> address() {
        return Optional.ofNullable(url);
    }

    public Optional<String> revisedPrompt() {
        return revisedPrompt;
    }
}
