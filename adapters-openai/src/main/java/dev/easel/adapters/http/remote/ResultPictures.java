package dev.easel.adapters.http.remote;

import dev.easel.adapters.http.Endpoint;
import dev.easel.adapters.http.ReceivedPicture;
import dev.easel.adapters.http.json.CutPicture;
import dev.easel.adapters.http.json.MalformedReplyException;
import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Picture;
import dev.easel.core.domain.Redacted;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.UnreadableReplyException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.PictureFetcher;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what a dialect found into pictures: those within the answer as they are, those at addresses fetched at once. */
final class ResultPictures {
    private final Endpoint endpoint;
    private final PictureFetcher fetcher;

    ResultPictures(Endpoint endpoint, PictureFetcher fetcher) {
        this.endpoint = endpoint;
        this.fetcher = fetcher;
    }

    /** Adds the pictures to a result; where some cannot be had they are missing, where none can be had that is thrown. */
    void collect(List<ReceivedPicture> received, ImageResult.Builder result, CallContext context) throws IOException {
        List<EaselException> failures = new ArrayList<>(0);
        for (ReceivedPicture picture : received) {
            try {
                result.picture(picture(picture, context));
            } catch (UnreadableReplyException e) {
                failures.add(e);
            }
        }
        if (!received.isEmpty() && failures.size() == received.size()) {
            throw failures.get(0);
        }
        failures.forEach(result::missing);
    }

    private Picture picture(ReceivedPicture received, CallContext context) throws IOException {
        Optional<URI> url = received.address().flatMap(endpoint::resolve);
        ImageData data =
                received.inline().isPresent() ? inline(received.inline().get()) : fetched(url, context);
        Picture picture = Picture.received(data).revisedPrompt(received.revisedPrompt());
        return url.map(picture::url).orElse(picture);
    }

    private static ImageData inline(CutPicture picture) throws IOException {
        try {
            return picture.data();
        } catch (ImageProcessingException | MalformedReplyException e) {
            throw new UnreadableReplyException("A picture in the answer cannot be read: " + e.getMessage(), e);
        }
    }

    private ImageData fetched(Optional<URI> address, CallContext context) {
        URI url = address.orElseThrow(
                () -> new UnreadableReplyException("The address of a picture that the answer names is none."));
        try {
            return fetcher.fetch(url, context);
        } catch (RuntimeException e) {
            // Whatever a fetcher throws, the answer was paid for.
            context.throwIfStopped(Billing.DONE);
            throw new UnreadableReplyException(
                    "The picture at " + Redacted.url(url) + " that the answer names cannot be had: " + e.getMessage(),
                    e);
        }
    }
}
