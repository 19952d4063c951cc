package dev.easel.core.internal;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.integrity.ImageIntegrity;
import dev.easel.core.internal.saved.SavedResponseStore;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What the use cases need beside the provider: an image processor, if there is one, and a fetcher of images by URL, if
 * the program configures one; it takes precedence over the provider's. The executor runs further calls of one request, and
 * the store takes billed images that cannot be delivered.
 */
public record Dependencies(
        Optional<ImageProcessor> processor,
        Optional<ImageFetcher> fetcher,
        Executor executor,
        SavedResponseStore savedResponses) {
    /** Returns the processor, or throws an error that names what to add. */
    ImageProcessor processorFor(String what) {
        return processor.orElseThrow(() -> new UnsupportedRequestException(what
                + " needs an image processor: add the easel-imaging module (EaselModule, or"
                + " EaselBuilder.processor(Imaging.processor()))."));
    }

    /** Returns how the billed images of a request are saved. */
    SavedImages saving(ImageRequest request) {
        return new SavedImages(savedResponses, Optional.of(request));
    }

    /** Reads a source's header; an image given by URL is fetched, and one that is not whole is rejected. */
    ImageData load(ImageSource source, ImageProvider.Link<?> link, CallContext context) {
        Optional<URI> url = source.remoteUrl();
        return ImageIntegrity.requireWhole(
                url.isPresent() ? fetcher(source, link).fetch(url.get(), context) : source.load());
    }

    /** Reads the header of a mask for an image as {@link #load} does; a mask given by URL is fetched. */
    ImageData loadMask(ImageSource mask, ImageData image, ImageProvider.Link<?> link, CallContext context) {
        Optional<URI> url = mask.remoteUrl();
        return ImageIntegrity.requireWhole(
                url.isPresent() ? fetcher(mask, link).fetchMask(url.get(), image.size(), context) : mask.load());
    }

    private ImageFetcher fetcher(ImageSource remote, ImageProvider.Link<?> link) {
        return fetcher.or(link::fetcher)
                .orElseThrow(() -> new UnsupportedRequestException("The " + remote
                        + " must be fetched here, but no fetcher is configured: pass the bytes or a file, or"
                        + " configure an ImageFetcher."));
    }
}
