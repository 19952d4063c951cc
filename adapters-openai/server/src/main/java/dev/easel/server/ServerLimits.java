package dev.easel.server;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Objects;

/** Limits on connections and requests of a server; every limit has a default that suits one machine serving images. */
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
    private final int inFlight;
    private final int queued;
    private final Duration patience;
    private final long heapBytes;

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
        this.inFlight = builder.inFlight;
        this.queued = builder.queued;
        this.patience = builder.patience;
        this.heapBytes = builder.heapBytes;
    }

    /** Returns a builder with the default limits. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the default limits. */
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

    int inFlight() {
        return inFlight;
    }

    int queued() {
        return queued;
    }

    Duration patience() {
        return patience;
    }

    long heapBytes() {
        return heapBytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerLimits that
                && connections == that.connections
                && headerTimeout.equals(that.headerTimeout)
                && keepAliveTimeout.equals(that.keepAliveTimeout)
                && ioTimeout.equals(that.ioTimeout)
                && bodyBytesPerSecond == that.bodyBytesPerSecond
                && bodyBytes == that.bodyBytes
                && jsonBytes == that.jsonBytes
                && heartbeat.equals(that.heartbeat)
                && shutdownGrace.equals(that.shutdownGrace)
                && inFlight == that.inFlight
                && queued == that.queued
                && patience.equals(that.patience)
                && heapBytes == that.heapBytes;
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                connections,
                headerTimeout,
                keepAliveTimeout,
                ioTimeout,
                bodyBytesPerSecond,
                bodyBytes,
                jsonBytes,
                heartbeat,
                shutdownGrace,
                inFlight,
                queued,
                patience,
                heapBytes);
    }

    @Override
    public String toString() {
        return "ServerLimits[connections " + connections + ", headerTimeout " + headerTimeout + ", keepAliveTimeout "
                + keepAliveTimeout + ", ioTimeout " + ioTimeout + ", bodyBytesPerSecond " + bodyBytesPerSecond
                + ", bodyBytes " + bodyBytes + ", jsonBytes " + jsonBytes + ", heartbeat " + heartbeat
                + ", shutdownGrace " + shutdownGrace + ", inFlight " + inFlight
                + ", queued " + queued + ", patience " + patience + ", heapBytes " + heapBytes + "]";
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
        private Duration shutdownGrace = Duration.ofMinutes(3);
        private int inFlight = 64;
        private int queued = 256;
        private Duration patience = Duration.ofSeconds(30);
        private long heapBytes = Runtime.getRuntime().maxMemory() / 2;

        private Builder() {}

        /**
         * Sets how many connections may be open at once; default: 1024. At the limit, the one that has waited longest for
         * its request to begin is closed for a new one; when all are busy, the new one gets 503.
         */
        public Builder connections(int max) {
            if (max < 1) {
                throw new IllegalArgumentException(
                        "Invalid number of connections " + max + ": at least 1 is required.");
            }
            connections = max;
            return this;
        }

        /** Sets how long a request header may take from its first byte to its last; default: 10 s. */
        public Builder headerTimeout(Duration timeout) {
            headerTimeout = requireNonNull(timeout, "timeout");
            return this;
        }

        /** Sets how long a connection may be idle between two requests; default: 60 s. */
        public Builder keepAliveTimeout(Duration timeout) {
            keepAliveTimeout = requireNonNull(timeout, "timeout");
            return this;
        }

        /** Sets how long the caller may send nothing of a body or read nothing of a response; default: 30 s. */
        public Builder ioTimeout(Duration timeout) {
            ioTimeout = requireNonNull(timeout, "timeout");
            return this;
        }

        /** Sets the minimum average rate of a body in bytes per second, after one I/O timeout of grace; default: 1024. */
        public Builder bodyBytesPerSecond(int min) {
            bodyBytesPerSecond = min;
            return this;
        }

        /** Sets the maximum size of a body; default: 256 MiB. */
        public Builder bodyBytes(long max) {
            bodyBytes = max;
            return this;
        }

        /** Sets the maximum size of a JSON body without its images; default: 1 MiB. */
        public Builder jsonBytes(int max) {
            jsonBytes = max;
            return this;
        }

        /** Sets how long an event stream may be silent before a comment keeps it alive; default: 10 s. */
        public Builder heartbeat(Duration interval) {
            heartbeat = requireNonNull(interval, "interval");
            return this;
        }

        /**
         * Sets how many calls run at once, at least 1; default: 64. Others wait in a queue, see {@link #queued} and {@link
         * #patience}.
         */
        public Builder inFlight(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException(
                        "Invalid number of calls in flight " + calls + ": at least 1 is required.");
            }
            inFlight = calls;
            return this;
        }

        /**
         * Sets how many calls may wait for room, at least 0; default: 256. More are refused at once: with 503, or with 429
         * where one caller has most of the waiting calls.
         */
        public Builder queued(int calls) {
            if (calls < 0) {
                throw new IllegalArgumentException(
                        "Invalid number of waiting calls " + calls + ": must not be negative.");
            }
            queued = calls;
            return this;
        }

        /**
         * Sets how long a call waits for room, up to an hour; default: 30 s. Then it is refused with 503, or with 429 where
         * its caller has as many calls running as it may.
         */
        public Builder patience(Duration wait) {
            if (requireNonNull(wait, "wait").isNegative() || wait.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("Invalid patience " + wait + ": 0 s to 1 hour are allowed.");
            }
            patience = wait;
            return this;
        }

        /**
         * Sets how much heap the images of all running calls may need together, at least 1 MiB; default: half of the largest
         * heap. A call that needs more than that alone is refused with 413.
         */
        public Builder heapBytes(long bytes) {
            if (bytes < 1 << 20) {
                throw new IllegalArgumentException(
                        "Invalid heap of " + bytes + " bytes for images: at least 1 MiB (1048576) is required.");
            }
            heapBytes = bytes;
            return this;
        }

        /**
         * Sets how long closing the server waits for running calls before it cancels them; default: 3 minutes, longer than a
         * paid call usually takes.
         */
        public Builder shutdownGrace(Duration timeout) {
            shutdownGrace = requireNonNull(timeout, "timeout");
            return this;
        }

        public ServerLimits build() {
            return new ServerLimits(this);
        }
    }
}
