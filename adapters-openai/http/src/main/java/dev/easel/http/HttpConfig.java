package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.internal.io.Redacted;
import dev.easel.http.internal.IdempotencyHeader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Settings and limits of connections; the same for all providers of a {@link HttpKit}. Immutable. */
public final class HttpConfig {
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final int maxConnections;
    private final long maxImageBytes;
    private final long maxResponseBytes;
    private final Headers headers;
    private final AddressRule downloadFrom;
    private final @Nullable URI proxy;
    private final @Nullable SSLContext tls;
    private final @Nullable Path savedResponses;

    private HttpConfig(Builder builder) {
        this.connectTimeout = builder.connectTimeout;
        this.readTimeout = builder.readTimeout;
        this.maxConnections = builder.maxConnections;
        this.maxImageBytes = builder.maxImageBytes;
        this.maxResponseBytes = builder.maxResponseBytes;
        this.headers = builder.headers;
        this.downloadFrom = builder.downloadFrom;
        this.proxy = builder.proxy;
        this.tls = builder.tls;
        this.savedResponses = builder.savedResponses;
    }

    /**
     * Returns the defaults: 10 seconds to connect, 5 minutes between two bytes, 1000 connections to each host, images of
     * up to 1 GiB, responses of up to 4 GiB.
     */
    public static HttpConfig defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns how long connecting may take, TLS included. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** Returns how long to wait for the next byte. */
    public Duration readTimeout() {
        return readTimeout;
    }

    /** Returns the maximum number of simultaneous connections to each host. */
    public int maxConnections() {
        return maxConnections;
    }

    /** Returns the maximum size of a downloaded image in bytes. */
    public long maxImageBytes() {
        return maxImageBytes;
    }

    /** Returns the maximum size of a response in bytes after decompression, the text of its images included. */
    public long maxResponseBytes() {
        return maxResponseBytes;
    }

    /** Returns the header fields of every call. */
    public Headers headers() {
        return headers;
    }

    /** Returns which addresses downloads reach, other than those from a provider's own origin. */
    public AddressRule downloadFrom() {
        return downloadFrom;
    }

    /** Returns the HTTP proxy, {@code http://host:port}; downloads from other hosts than a provider's own never use it. */
    public Optional<URI> proxy() {
        return Optional.ofNullable(proxy);
    }

    /** Returns the TLS context with trusted and own certificates; default: the platform's. */
    public Optional<SSLContext> tls() {
        return Optional.ofNullable(tls);
    }

    /** Returns the folder for billed responses that cannot be used; default: the user's state folder. */
    public Optional<Path> savedResponses() {
        return Optional.ofNullable(savedResponses);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpConfig that
                && connectTimeout.equals(that.connectTimeout)
                && readTimeout.equals(that.readTimeout)
                && maxConnections == that.maxConnections
                && maxImageBytes == that.maxImageBytes
                && maxResponseBytes == that.maxResponseBytes
                && headers.equals(that.headers)
                && downloadFrom.equals(that.downloadFrom)
                && Objects.equals(proxy, that.proxy)
                && Objects.equals(tls, that.tls)
                && Objects.equals(savedResponses, that.savedResponses);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                connectTimeout,
                readTimeout,
                maxConnections,
                maxImageBytes,
                maxResponseBytes,
                headers,
                downloadFrom,
                proxy,
                tls,
                savedResponses);
    }

    /** Returns the settings; names of header fields without values, and the proxy without a user. */
    @Override
    public String toString() {
        return "HttpConfig[connectTimeout " + connectTimeout + ", readTimeout " + readTimeout + ", maxConnections "
                + maxConnections + ", maxImageBytes " + maxImageBytes + ", maxResponseBytes " + maxResponseBytes + ", "
                + headers
                + (downloadFrom.equals(AddressRule.publicOnly()) ? "" : ", downloadFrom " + downloadFrom)
                + (proxy == null ? "" : ", proxy " + Redacted.url(proxy))
                + (tls == null ? "" : ", own TLS context")
                + (savedResponses == null ? "" : ", savedResponses " + savedResponses) + "]";
    }

    /** Builds a configuration. */
    public static final class Builder {
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration readTimeout = Duration.ofMinutes(5);
        private int maxConnections = 1000;
        private long maxImageBytes = 1L << 30;
        private long maxResponseBytes = 4L << 30;
        private Headers headers = Headers.NONE;
        private AddressRule downloadFrom = AddressRule.publicOnly();
        private @Nullable URI proxy;
        private @Nullable SSLContext tls;
        private @Nullable Path savedResponses;

        private Builder() {}

        public Builder connectTimeout(Duration timeout) {
            connectTimeout = positive("connect timeout", timeout);
            return this;
        }

        public Builder readTimeout(Duration timeout) {
            readTimeout = positive("read timeout", timeout);
            return this;
        }

        private static Duration positive(String name, Duration timeout) {
            requireNonNull(timeout, "timeout");
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("Invalid " + name + " " + timeout + ": it must be positive.");
            }
            return timeout;
        }

        public Builder maxConnections(int perHost) {
            if (perHost < 1) {
                throw new IllegalArgumentException("maxConnections must be at least 1, got " + perHost + ".");
            }
            maxConnections = perHost;
            return this;
        }

        public Builder maxImageBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("maxImageBytes must be at least 1, got " + bytes + ".");
            }
            maxImageBytes = bytes;
            return this;
        }

        public Builder maxResponseBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("maxResponseBytes must be at least 1, got " + bytes + ".");
            }
            maxResponseBytes = bytes;
            return this;
        }

        /** Adds a header field to every call. */
        public Builder header(String name, String value) {
            headers = headers.with(IdempotencyHeader.notIn(requireNonNull(name, "name")), value);
            return this;
        }

        /**
         * Sets which addresses downloads reach, other than those from a provider's own origin: of input images given by URL,
         * and of images that responses link to; default: {@link AddressRule#publicOnly()}.
         */
        public Builder downloadFrom(AddressRule rule) {
            downloadFrom = requireNonNull(rule, "rule");
            return this;
        }

        /** Sends every call through an HTTP proxy, {@code http://host:port}. */
        public Builder proxy(URI url) {
            requireNonNull(url, "url");
            if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null || url.getPort() < 0) {
                throw new IllegalArgumentException(
                        "Invalid proxy '" + Redacted.text(url.toString()) + "'; expected http://host:port.");
            }
            proxy = url;
            return this;
        }

        public Builder tls(SSLContext context) {
            tls = requireNonNull(context, "context");
            return this;
        }

        public Builder savedResponses(Path folder) {
            savedResponses = requireNonNull(folder, "folder");
            return this;
        }

        public HttpConfig build() {
            return new HttpConfig(this);
        }
    }
}
