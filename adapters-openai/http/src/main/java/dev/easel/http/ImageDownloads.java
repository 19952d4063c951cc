package dev.easel.http;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.io.Redacted;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.http.internal.net.Origin;
import dev.easel.http.internal.net.Unreachable;
import dev.easel.http.internal.retry.Backoff;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Downloads images from URLs supplied by others. A download is free, so it is tried again, and resumed, within the call's
 * deadline.
 *
 * <p>An endpoint's own origin is reached as its calls are, with its key, as long as no redirect has led elsewhere; all else
 * only at allowed addresses, without a key or cookies. Errors do not reveal which other hosts respond: only a host that was
 * allowed and responded has its status named. Thread-safe.
 */
final class ImageDownloads implements ImageFetcher {
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_TRIES = 6;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final long maxBytes;
    private final AddressRule allowed;
    private final Transport own;
    private final Transport others;
    private final Optional<Endpoint> endpoint;

    /**
     * Prepares downloads.
     *
     * @param endpoint whose responses link to the images, or empty for URLs from users, which do not start to work later
     */
    ImageDownloads(HttpConfig config, Transport own, Transport others, Optional<Endpoint> endpoint) {
        this.maxBytes = config.maxImageBytes();
        this.allowed = config.downloadFrom();
        this.own = own;
        this.others = others;
        this.endpoint = endpoint;
    }

    @Override
    public ImageData fetch(URI url, CallContext context) {
        try (PartialDownload download = new PartialDownload(context, maxBytes)) {
            for (int tries = 1; ; tries++) {
                try {
                    return attempt(url, download, context);
                } catch (FailedDownload e) {
                    context.throwIfStopped(Billing.NOT_BILLED);
                    Duration wait = e.retryAfter().orElse(Backoff.after(tries, 0));
                    if (!e.mayPass(endpoint.isPresent())
                            || tries == MAX_TRIES
                            || wait.compareTo(LONGEST_WAIT) > 0
                            || wait.compareTo(context.remaining()) > 0) {
                        throw failure(url, e);
                    }
                    context.pause(wait);
                }
            }
        }
    }

    private UnsupportedRequestException failure(URI url, FailedDownload e) {
        String start = "Cannot fetch the image at " + Redacted.url(url) + ": ";
        return new UnsupportedRequestException(
                e.status().isPresent()
                        ? start + "the server responded with HTTP " + e.status().getAsInt() + "."
                        : start + "it must be an image (PNG, JPEG, WebP or GIF) of up to " + maxBytes
                                + " bytes at "
                                + (allowed.equals(AddressRule.publicOnly())
                                        ? "a public http or https URL."
                                        : "an http or https URL whose address is allowed."),
                e);
    }

    /** Follows a URL to its image; where a try leads is not remembered, since redirects may lead to links that expire. */
    private ImageData attempt(URI url, PartialDownload download, CallContext context) throws FailedDownload {
        URI next = url;
        boolean isOwn = true;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            URI target = next;
            Optional<HttpCall> known = isOwn ? endpoint.flatMap(e -> e.download(target)) : Optional.empty();
            isOwn = known.isPresent();
            try (HttpResponse response = send(known, target, download, context)) {
                int status = response.status();
                if (status < 300 || status >= 400) {
                    return download.receive(response);
                }
                String location = response.headers()
                        .first("Location")
                        .orElseThrow(() -> FailedDownload.forGood("neither image nor redirect", null));
                next = target.resolve(location);
            } catch (ImageProcessingException | IllegalArgumentException e) {
                throw FailedDownload.forGood("not an image, or an invalid redirect", e);
            }
        }
        throw FailedDownload.forGood("more than " + MAX_REDIRECTS + " redirects", null);
    }

    private HttpResponse send(Optional<HttpCall> known, URI target, PartialDownload download, CallContext context)
            throws FailedDownload {
        if (Origin.of(target).isEmpty()) {
            throw FailedDownload.forGood("not an http or https URL", null);
        }
        HttpCall call = known.orElseGet(() -> HttpCall.get(target.toString()))
                .header("Accept", "image/*")
                .header("Accept-Encoding", "identity")
                .headers(download.range());
        try {
            return (known.isPresent() ? own : others).send(call, context);
        } catch (TransportException e) {
            throw Unreachable.isForGood(e)
                    ? FailedDownload.forGood("no connection is possible", e)
                    : FailedDownload.broken(e);
        } catch (EaselException e) {
            throw e;
        } catch (RuntimeException e) {
            throw FailedDownload.forGood("not a URL that can be called", e);
        }
    }
}
