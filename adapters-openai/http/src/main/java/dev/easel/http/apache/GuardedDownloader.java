package dev.easel.http.apache;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.io.Redacted;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.http.HttpConfig;
import dev.easel.http.internal.ProgressMeter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Downloads images from URLs supplied by others, guarded against requests to places that only this machine can reach.
 *
 * <p>Only public addresses are reached, whatever a name resolves to and wherever a redirect leads, without a proxy, a
 * key or cookies. Bytes are counted as they arrive and must be an image's. Every error has the same message, so that
 * it does not reveal which hosts respond. Thread-safe.
 */
final class GuardedDownloader implements ImageFetcher, AutoCloseable {
    private static final int MAX_REDIRECTS = 5;
    private static final int BUFFER = 1 << 16;

    private final HttpConfig config;
    private final CloseableHttpClient client;

    /**
     * Prepares downloads.
     *
     * @param allowedHosts hosts that may be reached whatever their addresses are
     */
    public GuardedDownloader(HttpConfig config, DnsResolver dns, Set<String> allowedHosts) {
        Set<String> hosts =
                allowedHosts.stream().map(h -> h.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        this.config = config;
        this.client = ApacheClients.forDownloads(config, new GuardedResolver(dns, hosts));
    }

    @Override
    public ImageData fetch(URI url, CallContext context) {
        try {
            URI next = url;
            for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
                Fetched fetched = get(next, context);
                if (fetched.image.isPresent()) {
                    return fetched.image.get();
                }
                next = next.resolve(fetched.redirect.orElseThrow(() -> new IOException("neither image nor redirect")));
            }
            throw new IOException("more than " + MAX_REDIRECTS + " redirects");
        } catch (IOException | IllegalArgumentException | ImageProcessingException e) {
            context.throwIfStopped(Billing.NOT_BILLED);
            throw new UnsupportedRequestException(
                    "Cannot fetch the image at " + Redacted.url(url)
                            + ": it must be an image (PNG, JPEG, WebP or GIF) of up to "
                            + config.maxImageBytes()
                            + " bytes at a public http or https URL.",
                    e);
        }
    }

    private record Fetched(Optional<ImageData> image, Optional<URI> redirect) {}

    private Fetched get(URI url, CallContext context) throws IOException {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")
                || url.getHost() == null
                || url.getRawUserInfo() != null) {
            throw new IOException("not an http or https URL");
        }
        context.throwIfCancelled();
        HttpGet request = new HttpGet(url);
        request.addHeader("Accept", "image/*");
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(config.readTimeout()))
                .setConnectionRequestTimeout(Timeout.of(context.remaining()))
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .build());
        // The request is cancelled before the response is closed, so that an unwanted response is not read to its end.
        try (Registration cancel = context.onCancel(request::cancel);
                ClassicHttpResponse response = client.executeOpen(null, request, HttpClientContext.create());
                Registration unread = request::cancel) {
            int status = response.getCode();
            if (status >= 300 && status < 400) {
                return new Fetched(Optional.empty(), location(response));
            }
            if (status != 200 || response.getEntity() == null) {
                throw new IOException("HTTP status " + status);
            }
            return new Fetched(Optional.of(image(response.getEntity(), context)), Optional.empty());
        }
    }

    private static Optional<URI> location(ClassicHttpResponse response) {
        Header location = response.getFirstHeader("Location");
        return location == null ? Optional.empty() : Optional.of(URI.create(location.getValue()));
    }

    private ImageData image(HttpEntity entity, CallContext context) throws IOException {
        long length = entity.getContentLength();
        ProgressMeter meter =
                ProgressMeter.received(context, length < 0 ? OptionalLong.empty() : OptionalLong.of(length));
        SpoolSink sink = context.spool().open();
        try {
            InputStream in = new CountedStream(entity.getContent(), meter::add);
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (sink.length() + count > config.maxImageBytes()) {
                    throw new IOException("too many bytes");
                }
                sink.write(buffer, 0, count);
            }
            return sink.finish();
        } catch (IOException | RuntimeException e) {
            sink.discard();
            throw e;
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
