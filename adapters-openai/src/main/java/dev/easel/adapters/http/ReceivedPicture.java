package dev.easel.adapters.http;

import dev.easel.adapters.http.json.CutPicture;
import dev.easel.core.domain.Nullable;
import java.net.URI;
import java.util.Optional;

/** One picture as an answer holds it: within it, at an address, or both. */
public final class ReceivedPicture {
    private final @Nullable CutPicture inline;
    private final @Nullable URI url;
    private final Optional<String> revisedPrompt;

    private ReceivedPicture(@Nullable CutPicture inline, @Nullable URI url, Optional<String> revisedPrompt) {
        this.inline = inline;
        this.url = url;
        this.revisedPrompt = revisedPrompt;
    }

    /** Returns a picture that the answer itself holds. */
    public static ReceivedPicture inline(CutPicture picture) {
        return new ReceivedPicture(picture, null, Optional.empty());
    }

    /** Returns a picture at an address, which may be relative to the endpoint's. */
    public static ReceivedPicture at(URI url) {
        return new ReceivedPicture(null, url, Optional.empty());
    }

    /** Returns the same with the address it can also be had from. */
    public ReceivedPicture alsoAt(URI address) {
        return new ReceivedPicture(inline, address, revisedPrompt);
    }

    /** Returns the same with the prompt the provider says it used instead. */
    public ReceivedPicture revisedPrompt(Optional<String> prompt) {
        return new ReceivedPicture(inline, url, prompt);
    }

    public Optional<CutPicture> inline() {
        return Optional.ofNullable(inline);
    }

    public Optional<URI> url() {
        return Optional.ofNullable(url);
    }

    public Optional<String> revisedPrompt() {
        return revisedPrompt;
    }
}
