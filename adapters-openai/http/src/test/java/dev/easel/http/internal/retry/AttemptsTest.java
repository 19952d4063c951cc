package dev.easel.http.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.TransportException.Phase;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.retry.RetryPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptsTest {
    private final RecordingContext context = new RecordingContext();
    private final RetryQuota quota = new RetryQuota();
    private final AtomicInteger sent = new AtomicInteger();

    private Attempts attempts(RetryPolicy policy) {
        return new Attempts(policy, quota, () -> 0);
    }

    private Supplier<String> failing(EaselException... failures) {
        Queue<EaselException> script = new ArrayDeque<>(List.of(failures));
        return () -> {
            sent.incrementAndGet();
            if (script.isEmpty()) {
                return "done";
            }
            throw script.remove();
        };
    }

    private static EaselException transport(Phase phase, Billing billing) {
        return new TransportException(phase, "broken", CallFacts.of(billing), null);
    }

    private static ProviderException provider(Reason reason) {
        return ProviderException.of(reason, "no").build();
    }

    private static ProviderException asking(Duration wait) {
        return ProviderException.of(Reason.RATE_LIMITED, "slow down")
                .retryAfter(Optional.of(wait))
                .build();
    }

    private static EaselException unknown() {
        return transport(Phase.READ_TIMEOUT, Billing.UNKNOWN);
    }

    @Test
    void retriesACallThatWasNotProcessed() {
        String result = attempts(RetryPolicy.defaults())
                .run("p", context, failing(transport(Phase.CONNECT, Billing.NOT_BILLED), provider(Reason.OVERLOADED)));
        assertThat(result).isEqualTo("done");
        assertThat(sent).hasValue(3);
        assertThat(context.pauses()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000));
        assertThat(context.events())
                .containsExactly(
                        new ProgressEvent.AttemptStarted("p", 1),
                        new ProgressEvent.RetryScheduled(2, Duration.ofMillis(500), "broken"),
                        new ProgressEvent.AttemptStarted("p", 2),
                        new ProgressEvent.RetryScheduled(
                                3, Duration.ofMillis(1000), "no", Optional.of(Reason.OVERLOADED)),
                        new ProgressEvent.AttemptStarted("p", 3));
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> attempts(RetryPolicy.defaults())
                        .run(
                                "p",
                                context,
                                failing(
                                        provider(Reason.OVERLOADED),
                                        provider(Reason.OVERLOADED),
                                        provider(Reason.OVERLOADED))));
        assertThat(sent).hasValue(3);
    }

    @Test
    void neverRetriesACallThatMayHaveBeenProcessed() {
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> attempts(RetryPolicy.defaults()).run("p", context, failing(unknown())));
        assertThat(sent).hasValue(1);
    }

    @Test
    void retriesACallThatMayHaveBeenProcessedIfTheCallerOptedIn() {
        attempts(RetryPolicy.defaults().repeatingUnknownOutcomes())
                .run("p", context, failing(unknown(), provider(Reason.INTERNAL)));
        assertThat(sent).hasValue(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"RATE_LIMITED", "OVERLOADED", "INTERNAL"},
            mode = EnumSource.Mode.EXCLUDE)
    void neverRetriesAnErrorResponseEvenIfUnknownOutcomesAreRetried(Reason reason) {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> attempts(RetryPolicy.defaults().repeatingUnknownOutcomes())
                        .run("p", context, failing(provider(reason))));
        assertThat(sent).hasValue(1);
    }

    @Test
    void waitsAsLongAsTheProviderAsks() {
        attempts(RetryPolicy.defaults()).run("p", context, failing(asking(Duration.ofSeconds(7))));
        assertThat(context.pauses()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void failsAtOnceIfTheWaitIsTooLong() {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() ->
                        attempts(RetryPolicy.defaults()).run("p", context, failing(asking(Duration.ofSeconds(61)))))
                .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(61)));
        context.remaining(Duration.ofSeconds(3));
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() ->
                        attempts(RetryPolicy.defaults()).run("p", context, failing(asking(Duration.ofSeconds(4)))));
        assertThat(context.pauses()).isEmpty();
    }

    @Test
    void spreadsAndLimitsTheWaits() {
        EaselException[] failures = new EaselException[7];
        Arrays.fill(failures, provider(Reason.OVERLOADED));
        new Attempts(RetryPolicy.defaults().attempts(8), quota, () -> 0.999999).run("p", context, failing(failures));
        assertThat(context.pauses())
                .extracting(Duration::toMillis)
                .containsExactly(375L, 750L, 1500L, 3000L, 6000L, 6000L, 6000L);
    }

    @Test
    void limitsRetriesToADeadServer() {
        for (int call = 0; call < 100; call++) {
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> attempts(RetryPolicy.defaults())
                            .run(
                                    "p",
                                    context,
                                    failing(
                                            transport(Phase.CONNECT, Billing.NOT_BILLED),
                                            transport(Phase.CONNECT, Billing.NOT_BILLED),
                                            transport(Phase.CONNECT, Billing.NOT_BILLED))));
        }
        assertThat(sent).as("100 calls and 500/14 retries").hasValue(135);
    }

    @Test
    void refillsTheQuotaWithSuccesses() {
        Attempts attempts = attempts(RetryPolicy.defaults());
        for (int call = 0; call < 1000; call++) {
            attempts.run("p", context, failing(provider(Reason.RATE_LIMITED)));
        }
        assertThat(sent).hasValue(2000);
    }

    @Test
    void stopsWaitingWhenTheCallIsCancelled() {
        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> attempts(RetryPolicy.defaults()).run("p", context, () -> {
                    sent.incrementAndGet();
                    context.cancel();
                    throw provider(Reason.OVERLOADED);
                }));
        assertThat(sent).hasValue(1);
    }

    @Test
    void isBilledAsItsWorstAttempt() {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> attempts(RetryPolicy.defaults().repeatingUnknownOutcomes())
                        .run("p", context, failing(provider(Reason.INTERNAL), provider(Reason.AUTHENTICATION))))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(Reason.AUTHENTICATION);
                    assertThat(e.billing()).isEqualTo(Billing.UNKNOWN);
                    assertThat(e.safeToRepeat()).isFalse();
                });
    }

    @Test
    void isBilledAsItsWorstAttemptIfItIsCancelledWhileWaiting() {
        Supplier<String> cancelled = () -> {
            context.cancel();
            throw provider(Reason.INTERNAL);
        };
        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> attempts(RetryPolicy.defaults().repeatingUnknownOutcomes())
                        .run("p", context, cancelled))
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.UNKNOWN));
    }

    @Test
    void waitsUpToTheLongestWaitAndUpToTheDeadline() {
        attempts(RetryPolicy.defaults()).run("p", context, failing(asking(Duration.ofSeconds(60))));
        context.remaining(Duration.ofSeconds(4));
        attempts(RetryPolicy.defaults()).run("p", context, failing(asking(Duration.ofSeconds(4))));
        assertThat(context.pauses()).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(4));
    }

    @Test
    void neverRetriesACallPastItsDeadline() {
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> attempts(RetryPolicy.defaults().repeatingUnknownOutcomes())
                        .run("p", context, failing(transport(Phase.DEADLINE, Billing.UNKNOWN))));
        assertThat(sent).hasValue(1);
    }

    @Test
    void neverRetriesABilledCall() {
        EaselException billed = ProviderException.of(Reason.INTERNAL, "no")
                .retryable(true)
                .billing(Billing.BILLED)
                .build();
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> attempts(RetryPolicy.defaults().repeatingUnknownOutcomes())
                        .run("p", context, failing(billed)));
        assertThat(sent).hasValue(1);
    }

    @Test
    void neverRetriesAGenerationThatTheProviderGaveUp() {
        EaselException failed = ProviderException.of(Reason.GENERATION_FAILED, "no")
                .retryable(true)
                .billing(Billing.NOT_BILLED)
                .build();
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> attempts(RetryPolicy.defaults()).run("p", context, failing(failed)));
        assertThat(sent).hasValue(1);
    }

    @Test
    void spendsTheQuotaToItsEndAndRefillsItToItsBeginning() {
        assertThat(quota.take(499)).isTrue();
        assertThat(quota.take(2)).isFalse();
        assertThat(quota.take(1)).isTrue();
        quota.giveBack(0);
        assertThat(quota.take(1)).isTrue();
        assertThat(quota.take(1)).isFalse();
        quota.giveBack(1000);
        assertThat(quota.take(501)).isFalse();
        assertThat(quota.take(500)).isTrue();
    }

    @Test
    void aPolicyKeepsItsOtherParts() {
        RetryPolicy policy = RetryPolicy.defaults().repeatingUnknownOutcomes().attempts(7);
        assertThat(policy).isEqualTo(new RetryPolicy(7, Duration.ofSeconds(60), true));
        assertThat(RetryPolicy.never()).isEqualTo(new RetryPolicy(1, Duration.ofSeconds(60), false));
        assertThat(RetryPolicy.defaults()).isEqualTo(new RetryPolicy(3, Duration.ofSeconds(60), false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.attempts(0))
                .withMessage("attempts must be at least 1, got 0.");
    }

    @Test
    void retriesAThrottledCallAtALowerCost() {
        for (int call = 0; call < 100; call++) {
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> attempts(RetryPolicy.defaults())
                            .run(
                                    "p",
                                    context,
                                    failing(
                                            provider(Reason.RATE_LIMITED),
                                            provider(Reason.RATE_LIMITED),
                                            provider(Reason.RATE_LIMITED))));
        }
        assertThat(sent).as("100 calls and 500/5 retries").hasValue(200);
    }

    @Test
    void neverRetriesWhatThisMachineCannotDo() {
        EaselException full = new StorageException("full", null);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> attempts(RetryPolicy.defaults()).run("p", context, failing(full)));
        assertThat(sent).hasValue(1);
    }
}
