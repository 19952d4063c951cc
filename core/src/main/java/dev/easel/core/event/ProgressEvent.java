package dev.easel.core.event;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ProviderException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Something that happened while a call runs; each kind has its own data. Events never affect a call. */
public sealed interface ProgressEvent {
    /** A provider is called, for the first time or again; attempts count from 1. */
    record AttemptStarted(String provider, int attempt) implements ProgressEvent {
        public AttemptStarted {
            requireNonNull(provider, "provider");
        }
    }

    /** Bytes of the request that went out; at most ten such events a second, and one with the last byte. */
    record BytesSent(long sent, OptionalLong total) implements ProgressEvent {
        public BytesSent {
            requireNonNull(total, "total");
        }
    }

    /** Bytes of the response that came in; at most ten such events a second. */
    record BytesReceived(long received, OptionalLong total) implements ProgressEvent {
        public BytesReceived {
            requireNonNull(total, "total");
        }
    }

    /** The provider reports its progress, 0 to 100 percent, with its own text. */
    record ProviderProgress(OptionalDouble percent, String words) implements ProgressEvent {
        public ProviderProgress {
            requireNonNull(percent, "percent");
            requireNonNull(words, "words");
        }
    }

    /** An image before it is finished; never the result. */
    record PartialImage(int index, ImageData image) implements ProgressEvent {
        public PartialImage {
            requireNonNull(image, "image");
        }
    }

    /** The provider took the work as a job, before anything waits for it; {@code Easel.recover} finds it by its id. */
    record JobSubmitted(String provider, String job) implements ProgressEvent {
        public JobSubmitted {
            requireNonNull(provider, "provider");
            requireNonNull(job, "job");
        }
    }

    /**
     * The same request is sent again after a wait, because it was certainly not processed.
     *
     * @param error the provider's error, or empty where it did not respond
     */
    record RetryScheduled(int attempt, Duration delay, String reason, Optional<ProviderException.Reason> error)
            implements ProgressEvent {
        public RetryScheduled {
            requireNonNull(delay, "delay");
            requireNonNull(reason, "reason");
            requireNonNull(error, "error");
        }

        /** A repetition where the provider did not respond. */
        public RetryScheduled(int attempt, Duration delay, String reason) {
            this(attempt, delay, reason, Optional.empty());
        }
    }

    /** Another provider is called, because the first certainly did not process the request. */
    record FellBack(String from, String to, String reason) implements ProgressEvent {
        public FellBack {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * Images are processed on this machine: a share of the step from 0 to 1 where it is known; at most ten such events a
     * second between its beginning and its end.
     */
    record Converting(String step, OptionalDouble share) implements ProgressEvent {
        public Converting {
            requireNonNull(step, "step");
            requireNonNull(share, "share");
        }

        public static Converting of(String step) {
            return new Converting(step, OptionalDouble.empty());
        }
    }
}
