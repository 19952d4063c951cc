package dev.easel.cli.serve;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.io.Redacted;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.Interceptor;
import dev.easel.http.AddressRule;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The images at URLs that callers send: those at allowed addresses are fetched, all others are placeholders, or are refused
 * where a provider would be paid for work on them. A URL that is passed on to a provider is held to the same rule.
 *
 * <p>A host without any address is treated as one whose addresses are not allowed, so that no caller learns which names
 * exist in the network of the server.
 */
final class RequestImages implements ImageFetcher, Interceptor {
    private final AddressRule rule;
    private final ImageFetcher downloads;
    private final Optional<ImageFetcher> placeholders;

    RequestImages(AddressRule rule, ImageFetcher downloads, Optional<ImageFetcher> placeholders) {
        this.rule = rule;
        this.downloads = downloads;
        this.placeholders = placeholders;
    }

    @Override
    public ImageData fetch(URI url, CallContext context) {
        return fetcher(url).fetch(url, context);
    }

    @Override
    public ImageData fetchMask(URI url, Size size, CallContext context) {
        return fetcher(url).fetchMask(url, size, context);
    }

    private ImageFetcher fetcher(URI url) {
        return rule.allowsHostOf(url) ? downloads : placeholders.orElseThrow(() -> refused(url));
    }

    /** Refuses a request with a URL that its provider would fetch from an address that is not allowed. */
    @Override
    public ImageResult call(ImageRequest request, CallContext context, Supplier<ImageResult> next) {
        request.sources().stream()
                .map(ImageSource::remoteUrl)
                .flatMap(Optional::stream)
                .filter(url -> !rule.allowsHostOf(url))
                .findFirst()
                .ifPresent(url -> {
                    throw refused(url);
                });
        return next.get();
    }

    private static UnsupportedRequestException refused(URI url) {
        return new UnsupportedRequestException("The image at " + Redacted.url(url)
                + " is not fetched: its host has no address that this server may reach (--allow-fetch). Send the image"
                + " instead of its URL.");
    }
}
