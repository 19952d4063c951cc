package dev.easel.core.port.out;

import dev.easel.core.domain.image.Content;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.internal.integrity.ChunkedContent;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The context of work outside any call. */
final class DetachedContext implements CallContext {
    @Override
    public void report(ProgressEvent event) {
        // There are no listeners.
    }

    @Override
    public Registration onCancel(Runnable abort) {
        return () -> {};
    }

    @Override
    public void throwIfStopped(Billing soFar) {
        // It cannot be stopped.
    }

    @Override
    public void pause(Duration wait) {
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallCancelledException("The thread was interrupted while waiting.", e);
        }
    }

    @Override
    public Duration remaining() {
        return Duration.ofDays(365);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Spool spool() {
        return MemorySink::new;
    }

    /** Keeps one image in memory. */
    private static final class MemorySink extends SpoolSink {
        private final ChunkedContent bytes = new ChunkedContent();

        @Override
        public void write(byte[] from, int offset, int count) {
            bytes.append(from, offset, count);
        }

        @Override
        public long length() {
            return bytes.length();
        }

        @Override
        public Content content() {
            return bytes;
        }

        @Override
        public void discard() {
            bytes.clear();
        }
    }
}
