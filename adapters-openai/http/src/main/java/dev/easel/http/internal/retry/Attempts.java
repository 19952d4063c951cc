package dev.easel.http.internal.retry;

import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.TransportException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.retry.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Retries a call where that cannot be billed twice: by policy, within a quota, waiting as the provider asks. Thread-safe. */
public final class Attempts {
    private final RetryPolicy policy;
    private final RetryQuota quota;
    private final DoubleSupplier random;

    /**
     * Prepares to retry calls.
     *
     * @param random returns numbers from 0 to below 1, which spread the waits of many callers
     */
    public Attempts(RetryPolicy policy, RetryQuota quota, DoubleSupplier random) {
        this.policy = policy;
        this.quota = quota;
        this.random = random;
    }

    /** Returns what an attempt returns, or throws what the last one threw. */
    public <T> T run(String provider, CallContext context, Supplier<T> attempt) {
        int spent = 0;
        Billing worst = Billing.NOT_BILLED;
        for (int number = 1; ; number++) {
            context.report(new ProgressEvent.AttemptStarted(provider, number));
            try {
                T result = attempt.get();
                quota.giveBack(spent);
                return result;
            } catch (EaselException failure) {
                worst = worst.worse(failure.billing());
                Duration wait = wait(failure, number);
                int cost = cost(failure);
                if (number == policy.attempts()
                        || !mayRetry(failure)
                        || wait.compareTo(policy.longestWait()) > 0
                        || wait.compareTo(context.remaining()) > 0
                        || !quota.take(cost)) {
                    throw failure.billedAtLeast(worst);
                }
                spent += cost;
                context.report(
                        new ProgressEvent.RetryScheduled(number + 1, wait, failure.getMessage(), error(failure)));
                pause(context, wait, worst);
            }
        }
    }

    private static Optional<Reason> error(EaselException failure) {
        return failure instanceof ProviderException error ? Optional.of(error.reason()) : Optional.empty();
    }

    private static void pause(CallContext context, Duration wait, Billing worst) {
        try {
            context.pause(wait);
        } catch (EaselException stopped) {
            throw stopped.billedAtLeast(worst);
        }
    }

    private boolean mayRetry(EaselException failure) {
        if (!failure.retryable() || !isTransient(failure)) {
            return false;
        }
        return failure.billing() == Billing.NOT_BILLED
                || failure.billing() == Billing.UNKNOWN && policy.repeatUnknown();
    }

    /** Returns whether the connection or the server failed; a provider that tried and gave up would do so again. */
    private static boolean isTransient(EaselException failure) {
        if (failure instanceof TransportException transport) {
            return transport.phase() != TransportException.Phase.DEADLINE;
        }
        return failure instanceof ProviderException error && error.reason() != Reason.GENERATION_FAILED;
    }

    private static int cost(EaselException failure) {
        boolean throttled = failure instanceof ProviderException error && error.reason() == Reason.RATE_LIMITED;
        return throttled ? RetryQuota.THROTTLE : RetryQuota.TRANSIENT;
    }

    private Duration wait(EaselException failure, int number) {
        Optional<Duration> requested =
                failure instanceof ProviderException error ? error.retryAfter() : Optional.empty();
        return requested.orElseGet(() -> Backoff.after(number, random.getAsDouble()));
    }
}
