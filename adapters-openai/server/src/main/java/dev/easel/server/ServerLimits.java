package dev.easel.server;

import java.time.Duration;

/** What a server puts up with; every limit has a value that suits one machine serving images. */
public final class ServerLimits {
    private final int connections;
    private final Duration headerTimeout;
    private final Duration keepAliveTimeout;
    private final Duration ioTimeout;
    private final int bodyBytesPerSecond;
    private final long bodyBytes;
    private final int jsonBytes;
    private final Duration heartbeat;
    private final Duration shutdownGrace;

    private ServerLimits(Builder builder) {
        this.connections = builder.connections;
        this.headerTimeout = builder.headerTimeout;
        this.keepAliveTimeout = builder.keepAliveTimeout;
        this.ioTimeout = builder.ioTimeout;
        this.bodyBytesPerSecond = builder.bodyBytesPerSecond;
        this.bodyBytes = builder.bodyBytes;
        this.jsonBytes = builder.jsonBytes;
        this.heartbeat = builder.heartbeat;
        this.shutdownGrace = builder.shutdownGrace;
    }

    /** Starts from the usual limits. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the usual limits. */
    public static ServerLimits defaults() {
        return builder().build();
    }

    int connections() {
        return connections;
    }

    Duration headerTimeout() {
        return headerTimeout;
    }

    Duration keepAliveTimeout() {
        return keepAliveTimeout;
    }

    Duration ioTimeout() {
        return ioTimeout;
    }

    int bodyBytesPerSecond() {
        return bodyBytesPerSecond;
    }

    long bodyBytes() {
        return bodyBytes;
    }

    int jsonBytes() {
        return jsonBytes;
    }

    Duration heartbeat() {
        return heartbeat;
    }

    Duration shutdownGrace() {
        return shutdownGrace;
    }

    /** Collects limits. */
    public static final class Builder {
        private int connections = 1024;
        private Duration headerTimeout = Duration.ofSeconds(10);
        private Duration keepAliveTimeout = Duration.ofSeconds(60);
        private Duration ioTimeout = Duration.ofSeconds(30);
        private int bodyBytesPerSecond = 1024;
        private long bodyBytes = 256L << 20;
        private int jsonBytes = 1 << 20;
        private Duration heartbeat = Duration.ofSeconds(10);
        private Duration shutdownGrace = Duration.ofSeconds(5);

        private Builder() {}

        /**
         * Sets how many connections are open at once, 1024 unless said. When all are taken, the one that has waited
         * longest for its request to begin makes room for a newcomer; where every one is at work, the newcomer is told 503.
         */
        public Builder connections(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("A server of " + most + " connections is impossible: at least 1.");
            }
            connections = most;
            return this;
        }

        /** Sets how long a request's head may take from its first byte to its last, 10 s unless said. */
        public Builder headerTimeout(Duration longest) {
            headerTimeout = longest;
            return this;
        }

        /** Sets how long a connection may lie idle between two requests, 60 s unless said. */
        public Builder keepAliveTimeout(Duration longest) {
            keepAliveTimeout = longest;
            return this;
        }

        /** Sets how long the other side may neither send of a body nor take of a response, 30 s unless said. */
        public Builder ioTimeout(Duration longest) {
            ioTimeout = longest;
            return this;
        }

        /** Sets how fast a body must come on the average, after the silence it may begin with; 1024 unless said. */
        public Builder bodyBytesPerSecond(int least) {
            bodyBytesPerSecond = least;
            return this;
        }

        /** Sets how large a body may be, 256 MiB unless said. */
        public Builder bodyBytes(long most) {
            bodyBytes = most;
            return this;
        }

        /** Sets how large a JSON body may be besides its images, 1 MiB unless said. */
        public Builder jsonBytes(int most) {
            jsonBytes = most;
            return this;
        }

        /** Sets how long an event stream may stay silent before a comment keeps it alive, 10 s unless said. */
        public Builder heartbeat(Duration longest) {
            heartbeat = longest;
            return this;
        }

        /** Sets how long closing the server waits for calls that run, 5 s unless said; after that they are cancelled. */
        public Builder shutdownGrace(Duration longest) {
            shutdownGrace = longest;
            return this;
        }

        public ServerLimits build() {
            return new ServerLimits(this);
        }
    }
}
