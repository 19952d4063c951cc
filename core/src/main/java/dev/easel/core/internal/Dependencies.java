package dev.easel.core.internal;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import java.util.Optional;

/**
 * What the use cases need beside the provider: an image processor, if there is one, and a fetcher of images by URL, if
 * the program configures one; it takes precedence over the provider's.
 */
public record Dependencies(Optional<ImageProcessor> processor, Optional<ImageFetcher> fetcher) {
    /** Returns the processor, or throws an error that names what to add. */
    ImageProcessor processorFor(String what) {
        return processor.orElseThrow(() -> new UnsupportedRequestException(what
                + " needs an image processor: add the easel-imaging module (EaselModule, or"
                + " EaselBuilder.processor(Imaging.processor()))."));
    }

    /** Reads a source's header; an image given by URL is fetched. */
    ImageData load(ImageSource source, ImageProvider.Link<?> link, CallContext context) {
        return source instanceof ImageSource.OfUrl remote
                ? fetcher(remote, link).fetch(remote.url(), context)
                : local(source);
    }

    /** Reads the header of a mask for an image; a mask given by URL is fetched. */
    ImageData loadMask(ImageSource mask, ImageData image, ImageProvider.Link<?> link, CallContext context) {
        return mask instanceof ImageSource.OfUrl remote
                ? fetcher(remote, link).fetchMask(remote.url(), image.size(), context)
                : local(mask);
    }

    private static ImageData local(ImageSource source) {
        if (source instanceof ImageData data) {
            return data;
        }
        if (source instanceof ImageSource.Bytes bytes) {
            return ImageData.of(bytes.bytes());
        }
        return ImageData.of(((ImageSource.OfFile) source).path());
    }

    private ImageFetcher fetcher(ImageSource.OfUrl remote, ImageProvider.Link<?> link) {
        return fetcher.or(link::fetcher)
                .orElseThrow(() -> new UnsupportedRequestException("The " + remote
                        + " must be fetched here, but no fetcher is configured: pass the bytes or a file, or"
                        + " configure an ImageFetcher."));
    }

    /** Returns a source as a provider takes it: a URL stays a URL where the provider fetches images itself. */
    ImageSource loadUnlessFetched(
            ImageSource source, boolean fetchesUrls, ImageProvider.Link<?> link, CallContext context) {
        return fetchesUrls && source instanceof ImageSource.OfUrl ? source : load(source, link, context);
    }
}
