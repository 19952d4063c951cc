package dev.easel.core.interceptor;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Interceptor;
import dev.easel.core.port.out.Registration;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Starts at most a number of calls within any period of time, such as a provider's images a minute; others wait.
 *
 * <p>The wait does not count against a call's deadline. A call that is cancelled while it waits keeps its place in the
 * count. Thread-safe.
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
     * Returns a limit of the given number of calls, at least 1, in a period of time.
     *
     * @throws IllegalArgumentException when there are fewer, or the time is not positive
     */
    public static RateLimit of(int calls, Duration per) {
        return of(calls, requireNonNull(per, "per"), System::nanoTime);
    }

    static RateLimit of(int calls, Duration per, LongSupplier nanoTime) {
        if (calls < 1 || per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException("Invalid rate of " + calls + " calls in " + per
                    + ": at least 1 call in a positive time is required.");
        }
        return new RateLimit(calls, per, nanoTime);
    }

    @Override
    public ImageResult call(ImageRequest request, CallContext context, Supplier<ImageResult> next) {
        requireNonNull(request, "request");
        requireNonNull(context, "context");
        requireNonNull(next, "next");
        Duration wait = reserve();
        if (!wait.isZero()) {
            try (Registration queued = context.queued()) {
                context.pause(wait);
            }
        }
        return next.get();
    }

    /** Takes the next free place and returns how long it is until then. */
    private synchronized Duration reserve() {
        long now = nanoTime.getAsLong();
        boolean full = starts.size() == calls;
        long wait = full ? Math.max(0, starts.getFirst() + per.toNanos() - now) : 0;
        if (full) {
            starts.removeFirst();
        }
        starts.addLast(now + wait);
        return Duration.ofNanos(wait);
    }
}
