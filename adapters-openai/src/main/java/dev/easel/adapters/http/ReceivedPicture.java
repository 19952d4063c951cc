package dev.easel.adapters.http;

import dev.easel.adapters.http.json.CutPicture;
import dev.easel.core.domain.Nullable;
import java.util.Optional;

/** One picture as an answer holds it: within it, at an address, or both. */
public final class ReceivedPicture {
    private final @Nullable CutPicture inline;
    private final @Nullable String address;
    private final Optional<String> revisedPrompt;

    private ReceivedPicture(@Nullable CutPicture inline, @Nullable String address, Optional<String> revisedPrompt) {
        this.inline = inline;
        this.address = address;
        this.revisedPrompt = revisedPrompt;
    }

    /** Returns a picture that the answer itself holds. */
    public static ReceivedPicture inline(CutPicture picture) {
        return new ReceivedPicture(picture, null, Optional.empty());
    }

    /** Returns a picture at an address as the answer has it, which may be relative to the endpoint's. */
    public static ReceivedPicture at(String address) {
        return new ReceivedPicture(null, address, Optional.empty());
    }

    /** Returns the same with the address it can also be had from. */
    public ReceivedPicture alsoAt(String place) {
        return new ReceivedPicture(inline, place, revisedPrompt);
    }

    /** Returns the same with the prompt the provider says it used instead. */
    public ReceivedPicture revisedPrompt(Optional<String> prompt) {
        return new ReceivedPicture(inline, address, prompt);
    }

    public Optional<CutPicture> inline() {
        return Optional.ofNullable(inline);
    }

    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    public Optional<String> revisedPrompt() {
        return revisedPrompt;
    }
}
