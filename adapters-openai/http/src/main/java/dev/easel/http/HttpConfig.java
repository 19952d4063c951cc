package dev.easel.http;

import dev.easel.core.annotation.Nullable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** How connections are made and bounded; the same for all providers of a {@link HttpKit}. Immutable. */
public final class HttpConfig {
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final int maxConnections;
    private final long maxImageBytes;
    private final long maxResponseBytes;
    private final Headers headers;
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
        this.proxy = builder.proxy;
        this.tls = builder.tls;
        this.savedResponses = builder.savedResponses;
    }

    /** Returns 10 seconds to connect, 5 minutes between two bytes, 1000 connections to each host, images of up to 1 GiB, answers of up to 4. */
    public static HttpConfig defaults() {
        return builder().build();
    }

    /** Starts from the standard. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns how long connecting may take, TLS included. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** Returns how long the other side may stay silent between two bytes. */
    public Duration readTimeout() {
        return readTimeout;
    }

    /** Returns how many connections there may be to each host at once. */
    public int maxConnections() {
        return maxConnections;
    }

    /** Returns how many bytes a downloaded image may have. */
    public long maxImageBytes() {
        return maxImageBytes;
    }

    /** Returns how many bytes an answer may have once it is unpacked, the text of its images included. */
    public long maxResponseBytes() {
        return maxResponseBytes;
    }

    /** Returns the header fields of every call. */
    public Headers headers() {
        return headers;
    }

    /** Returns the HTTP proxy, {@code http://host:port}; downloads of images never use it. */
    public Optional<URI> proxy() {
        return Optional.ofNullable(proxy);
    }

    /** Returns what TLS trusts and shows; the platform's own unless said. */
    public Optional<SSLContext> tls() {
        return Optional.ofNullable(tls);
    }

    /** Returns the folder for answers that were paid for and cannot be used; a private temporary one unless said. */
    public Optional<Path> savedResponses() {
        return Optional.ofNullable(savedResponses);
    }

    /** Collects a configuration. */
    public static final class Builder {
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration readTimeout = Duration.ofMinutes(5);
        private int maxConnections = 1000;
        private long maxImageBytes = 1L << 30;
        private long maxResponseBytes = 4L << 30;
        private Headers headers = Headers.NONE;
        private @Nullable URI proxy;
        private @Nullable SSLContext tls;
        private @Nullable Path savedResponses;

        private Builder() {}

        public Builder connectTimeout(Duration longest) {
            connectTimeout = positive("connect timeout", longest);
            return this;
        }

        public Builder readTimeout(Duration longest) {
            readTimeout = positive("read timeout", longest);
            return this;
        }

        private static Duration positive(String what, Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(
                        "A " + what + " of " + value + " is impossible: it must be positive.");
            }
            return value;
        }

        public Builder maxConnections(int toEachHost) {
            if (toEachHost < 1) {
                throw new IllegalArgumentException(toEachHost + " connections are impossible: at least 1 is allowed.");
            }
            maxConnections = toEachHost;
            return this;
        }

        public Builder maxImageBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException(
                        "Images of " + bytes + " bytes are impossible: at least 1 is allowed.");
            }
            maxImageBytes = bytes;
            return this;
        }

        public Builder maxResponseBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException(
                        "Answers of " + bytes + " bytes are impossible: at least 1 is allowed.");
            }
            maxResponseBytes = bytes;
            return this;
        }

        /** Adds a header field to every call. */
        public Builder header(String name, String value) {
            headers = headers.with(name, value);
            return this;
        }

        /** Sends every call through an HTTP proxy, {@code http://host:port}. */
        public Builder proxy(URI address) {
            if (!"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null || address.getPort() < 0) {
                throw new IllegalArgumentException(
                        "Proxy '" + address + "' is none that can be used: http://host:port is.");
            }
            proxy = address;
            return this;
        }

        public Builder tls(SSLContext context) {
            tls = context;
            return this;
        }

        public Builder savedResponses(Path folder) {
            savedResponses = folder;
            return this;
        }

        public HttpConfig build() {
            return new HttpConfig(this);
        }
    }
}
