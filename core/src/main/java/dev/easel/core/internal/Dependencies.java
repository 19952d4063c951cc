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
 * What the use cases work with beside the provider: pixels, if there is a processor, and images by address, where the
 * program says how they are fetched; that comes before the provider's own way.
 */
public record Dependencies(Optional<ImageProcessor> processor, Optional<ImageFetcher> fetcher) {
    /** Returns the processor, or refuses naming what to add. */
    ImageProcessor processorFor(String what) {
        return processor.orElseThrow(() -> new UnsupportedRequestException(what
                + " needs an image processor: add the easel-imaging module (EaselModule, or"
                + " EaselBuilder.processor(Imaging.processor()))."));
    }

    /** Reads a source's header; an image given by address is fetched. */
    ImageData load(ImageSource source, ImageProvider.Link<?> link, CallContext context) {
        return source instanceof ImageSource.OfUrl address
                ? fetcher(address, link).fetch(address.url(), context)
                : here(source);
    }

    /** Reads the header of a mask for an image; a mask given by address is fetched. */
    ImageData loadMask(ImageSource mask, ImageData image, ImageProvider.Link<?> link, CallContext context) {
        return mask instanceof ImageSource.OfUrl address
                ? fetcher(address, link).fetchMask(address.url(), image.size(), context)
                : here(mask);
    }

    private static ImageData here(ImageSource source) {
        if (source instanceof ImageData data) {
            return data;
        }
        if (source instanceof ImageSource.Bytes bytes) {
            return ImageData.of(bytes.bytes());
        }
        return ImageData.of(((ImageSource.OfFile) source).path());
    }

    private ImageFetcher fetcher(ImageSource.OfUrl address, ImageProvider.Link<?> link) {
        return fetcher.or(link::fetcher)
                .orElseThrow(() -> new UnsupportedRequestException("The " + address
                        + " would have to be fetched here, and no fetcher is bound: give the bytes or a file, or bind a"
                        + " ImageFetcher."));
    }

    /** Returns a source as a provider takes it: an address stays one where the provider fetches for itself. */
    ImageSource loadUnlessFetched(
            ImageSource source, boolean fetchesUrls, ImageProvider.Link<?> link, CallContext context) {
        return fetchesUrls && source instanceof ImageSource.OfUrl ? source : load(source, link, context);
    }
}
