package dev.easel.http.remote;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.internal.integrity.ImageIntegrity;
import dev.easel.core.internal.io.Redacted;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.http.Endpoint;
import dev.easel.http.ReceivedImage;
import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what a dialect found into images: inline ones as they are, those at URLs fetched at once. */
final class ResultImages {
    private final Endpoint endpoint;
    private final ImageFetcher fetcher;

    ResultImages(Endpoint endpoint, ImageFetcher fetcher) {
        this.endpoint = endpoint;
        this.fetcher = fetcher;
    }

    /** Adds the images to a result; unreadable ones are partial failures, or the first is thrown if none is readable. */
    void collect(List<ReceivedImage> received, ImageResult.Builder result, CallContext context) throws IOException {
        List<EaselException> failures = new ArrayList<>(0);
        for (ReceivedImage image : received) {
            try {
                result.image(image(image, context));
            } catch (UnreadableResponseException e) {
                failures.add(e);
            }
        }
        if (!received.isEmpty() && failures.size() == received.size()) {
            throw failures.get(0);
        }
        failures.forEach(result::partialFailure);
    }

    private GeneratedImage image(ReceivedImage received, CallContext context) throws IOException {
        Optional<URI> url = received.address().flatMap(endpoint::resolve);
        ImageData data =
                received.inline().isPresent() ? inline(received.inline().get()) : fetched(url, context);
        GeneratedImage image = GeneratedImage.received(data).revisedPrompt(received.revisedPrompt());
        return url.map(image::url).orElse(image);
    }

    private static ImageData inline(ExtractedImage image) throws IOException {
        try {
            return image.data();
        } catch (ImageProcessingException | MalformedResponseException e) {
            throw new UnreadableResponseException("An image in the response cannot be read: " + e.getMessage(), e);
        }
    }

    private ImageData fetched(Optional<URI> location, CallContext context) {
        URI url = location.orElseThrow(
                () -> new UnreadableResponseException("The response contains an invalid image URL."));
        try {
            return ImageIntegrity.requireWhole(fetcher.fetch(url, context));
        } catch (RuntimeException e) {
            // Whatever a fetcher throws, the response was billed.
            context.throwIfStopped(Billing.BILLED);
            throw new UnreadableResponseException(
                    "The image at " + Redacted.url(url) + " from the response cannot be fetched: " + e.getMessage(), e);
        }
    }
}
