package dev.easel.adapters.http.server;

import java.time.Duration;

/** What a server puts up with; every limit has a value that suits one machine serving pictures. */
public final class ServerLimits {
    private final int connections;
    private final Duration head;
    private final Duration idle;
    private final Duration silence;
    private final int bodyBytesPerSecond;
    private final long bodyBytes;
    private final int jsonBytes;
    private final Duration ping;
    private final Duration farewell;

    private ServerLimits(Builder builder) {
        this.connections = builder.connections;
        this.head = builder.head;
        this.idle = builder.idle;
        this.silence = builder.silence;
        this.bodyBytesPerSecond = builder.bodyBytesPerSecond;
        this.bodyBytes = builder.bodyBytes;
        this.jsonBytes = builder.jsonBytes;
        this.ping = builder.ping;
        this.farewell = builder.farewell;
    }

    /** Starts from the usual limits. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the usual limits. */
    public static ServerLimits usual() {
        return builder().build();
    }

    int connections() {
        return connections;
    }

    Duration head() {
        return head;
    }

    Duration idle() {
        return idle;
    }

    Duration silence() {
        return silence;
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

    Duration ping() {
        return ping;
    }

    Duration farewell() {
        return farewell;
    }

    /** Collects limits. */
    public static final class Builder {
        private int connections = 1024;
        private Duration head = Duration.ofSeconds(10);
        private Duration idle = Duration.ofSeconds(60);
        private Duration silence = Duration.ofSeconds(30);
        private int bodyBytesPerSecond = 1024;
        private long bodyBytes = 256L << 20;
        private int jsonBytes = 1 << 20;
        private Duration ping = Duration.ofSeconds(10);
        private Duration farewell = Duration.ofSeconds(5);

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
        public Builder head(Duration longest) {
            head = longest;
            return this;
        }

        /** Sets how long a connection may lie idle between two requests, 60 s unless said. */
        public Builder idle(Duration longest) {
            idle = longest;
            return this;
        }

        /** Sets how long the other side may neither send of a body nor take of a reply, 30 s unless said. */
        public Builder silence(Duration longest) {
            silence = longest;
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

        /** Sets how large a JSON body may be besides its pictures, 1 MiB unless said. */
        public Builder jsonBytes(int most) {
            jsonBytes = most;
            return this;
        }

        /** Sets how long an event stream may stay silent before a comment keeps it alive, 10 s unless said. */
        public Builder ping(Duration longest) {
            ping = longest;
            return this;
        }

        /** Sets how long closing the server waits for calls that run, 5 s unless said; after that they are cancelled. */
        public Builder farewell(Duration longest) {
            farewell = longest;
            return this;
        }

        public ServerLimits build() {
            return new ServerLimits(this);
        }
    }
}
