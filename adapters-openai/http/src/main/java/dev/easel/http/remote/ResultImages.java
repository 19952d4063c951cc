package dev.easel.http.remote;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.StorageException;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Turns what a dialect found into images: inline ones as they are, those at URLs fetched at once. */
final class ResultImages {
    private final Endpoint endpoint;
    private final ImageFetcher fetcher;

    ResultImages(Endpoint endpoint, ImageFetcher fetcher) {
        this.endpoint = endpoint;
        this.fetcher = fetcher;
    }

    /**
     * Adds the images to a result and returns why others cannot be read; the first such failure is thrown if none can.
     *
     * @param downloaded gets the images that were downloaded, by their position, and has them even if the call is stopped
     * @param known returns an image that need not be downloaded again, by its position
     */
    List<EaselException> collect(
            List<ReceivedImage> received,
            ImageResult.Builder result,
            Map<Integer, ImageData> downloaded,
            IntFunction<Optional<ImageData>> known,
            CallContext context)
            throws IOException {
        List<EaselException> failures = new ArrayList<>(0);
        for (int i = 0; i < received.size(); i++) {
            ReceivedImage image = received.get(i);
            try {
                if (image.inline().isPresent()) {
                    result.image(image(image, inline(image.inline().get())));
                    continue;
                }
                Optional<ImageData> before = known.apply(i);
                ImageData data = before.isPresent()
                        ? before.get()
                        : fetched(image.address().flatMap(endpoint::resolve), context);
                downloaded.put(i, data);
                result.image(image(image, data));
            } catch (UnreadableResponseException e) {
                failures.add(e);
            } catch (StorageException e) {
                failures.add(e.billedAtLeast(Billing.BILLED));
            }
        }
        if (!received.isEmpty() && failures.size() == received.size()) {
            EaselException first = failures.remove(0);
            failures.forEach(first::addSuppressed);
            throw first;
        }
        return failures;
    }

    private GeneratedImage image(ReceivedImage received, ImageData data) {
        Optional<URI> url = received.address().flatMap(endpoint::resolve);
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
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever a fetcher throws, the response was billed.
            context.throwIfStopped(Billing.BILLED);
            throw new UnreadableResponseException(
                    "The image at " + Redacted.url(url) + " from the response cannot be fetched: " + e.getMessage(), e);
        }
    }
}
