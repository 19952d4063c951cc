package dev.easel.core.interceptor;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Interceptor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Starts at most so many calls within any stretch of time, such as a provider's images a minute; others wait.
 *
 * <p>A call whose turn would come after its deadline fails at once as {@link Reason#RATE_LIMITED}, unpaid, with the time to
 * wait. A call that is cancelled while it waits keeps its place in the count. Thread-safe.
 */
public final class RateLimit implements Interceptor {
    private final int calls;
    private final Duration per;
    private final LongSupplier nanoTime;
    private final Deque<Long> starts = new ArrayDeque<>();

    private RateLimit(int calls, Duration per, LongSupplier nanoTime) {
        this.calls = calls;
        this.per = per;
        this.nanoTime = nanoTime;
    }

    /**
     * Returns a limit of so many calls, at least 1, in a stretch of time.
     *
     * @throws IllegalArgumentException when there are fewer, or the time is not positive
     */
    public static RateLimit of(int calls, Duration per) {
        return of(calls, per, System::nanoTime);
    }

    static RateLimit of(int calls, Duration per, LongSupplier nanoTime) {
        if (calls < 1 || per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException(
                    "A rate of " + calls + " calls in " + per + " is impossible: at least 1 in some time is allowed.");
        }
        return new RateLimit(calls, per, nanoTime);
    }

    @Override
    public ImageResult call(ImageRequest request, CallContext context, Supplier<ImageResult> next) {
        Duration wait = reserved(context.remaining());
        if (!wait.isZero()) {
            context.pause(wait);
        }
        return next.get();
    }

    /** Takes the next place there is and returns how long it is until then. */
    private synchronized Duration reserved(Duration atMost) {
        long now = nanoTime.getAsLong();
        boolean full = starts.size() == calls;
        long wait = full ? Math.max(0, starts.getFirst() + per.toNanos() - now) : 0;
        if (wait > atMost.toNanos()) {
            throw ProviderException.of(
                            Reason.RATE_LIMITED,
                            "The limit of " + calls + " calls in " + per.toMillis() + " ms kept here has no room for "
                                    + wait / 1_000_000 + " ms, which is after the call's deadline.")
                    .retryAfter(Optional.of(Duration.ofNanos(wait)))
                    .build();
        }
        if (full) {
            starts.removeFirst();
        }
        starts.addLast(now + wait);
        return Duration.ofNanos(wait);
    }
}
