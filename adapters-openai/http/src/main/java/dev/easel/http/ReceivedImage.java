package dev.easel.http;

import dev.easel.core.annotation.Nullable;
import dev.easel.http.json.ExtractedImage;
import java.util.Optional;

/** One image as an answer holds it: within it, at an address, or both. */
public final class ReceivedImage {
    private final @Nullable ExtractedImage inline;
    private final @Nullable String address;
    private final Optional<String> revisedPrompt;

    private ReceivedImage(@Nullable ExtractedImage inline, @Nullable String address, Optional<String> revisedPrompt) {
        this.inline = inline;
        this.address = address;
        this.revisedPrompt = revisedPrompt;
    }

    /** Returns an image that the answer itself holds. */
    public static ReceivedImage inline(ExtractedImage image) {
        return new ReceivedImage(image, null, Optional.empty());
    }

    /** Returns an image at an address as the answer has it, which may be relative to the endpoint's. */
    public static ReceivedImage at(String address) {
        return new ReceivedImage(null, address, Optional.empty());
    }

    /** Returns the same with the address it can also be had from. */
    public ReceivedImage alsoAt(String place) {
        return new ReceivedImage(inline, place, revisedPrompt);
    }

    /** Returns the same with the prompt the provider says it used instead. */
    public ReceivedImage revisedPrompt(Optional<String> prompt) {
        return new ReceivedImage(inline, address, prompt);
    }

    public Optional<ExtractedImage> inline() {
        return Optional.ofNullable(inline);
    }

    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    public Optional<String> revisedPrompt() {
        return revisedPrompt;
    }
}
