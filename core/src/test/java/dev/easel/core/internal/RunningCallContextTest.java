package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.internal.call.PaidCalls;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.RecordingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunningCallContextTest {
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private final ManualTimer timer = new ManualTimer();
    private final List<ProgressEvent> heard = new ArrayList<>();
    private final SpillingSpool spool = new SpillingSpool(100, Optional.empty());
    private final RunningCallContext context =
            new RunningCallContext(List.of(heard::add), timer, DEADLINE, Optional.empty(), spool);

    @Test
    void letsTenEventsOfBytesASecondThroughOfEachKind() {
        sent(1);
        sent(2);
        received(3);
        timer.advance(Duration.ofMillis(99));
        sent(4);
        timer.advance(Duration.ofMillis(1));
        sent(5);
        received(6);
        received(7);

        assertThat(heard).containsExactly(sentEvent(1), receivedEvent(3), sentEvent(5), receivedEvent(6));
    }

    @Test
    void letsTenSharesOfLocalWorkASecondThroughAndEveryBeginningAndEnd() {
        converting("reading", 0);
        converting("reading", 0.1);
        converting("reading", 0.2);
        converting("reading", 1);
        converting("writing", 0);
        timer.advance(Duration.ofMillis(100));
        converting("writing", 0.5);

        assertThat(heard)
                .extracting(event -> ((ProgressEvent.Converting) event).share().orElseThrow())
                .containsExactly(0.0, 0.1, 1.0, 0.0, 0.5);
    }

    private void converting(String step, double share) {
        context.report(new ProgressEvent.Converting(step, OptionalDouble.of(share)));
    }

    private void sent(long bytes) {
        context.report(sentEvent(bytes));
    }

    private void received(long bytes) {
        context.report(receivedEvent(bytes));
    }

    private static ProgressEvent sentEvent(long bytes) {
        return new ProgressEvent.BytesSent(bytes, OptionalLong.empty());
    }

    private static ProgressEvent receivedEvent(long bytes) {
        return new ProgressEvent.BytesReceived(bytes, OptionalLong.empty());
    }

    @Test
    void aListenerThatThrowsDoesNotKeepOthersFromHearing() {
        RunningCallContext two = new RunningCallContext(
                List.of(
                        event -> {
                            throw new IllegalStateException("a listener failed");
                        },
                        heard::add),
                timer,
                DEADLINE,
                Optional.empty(),
                spool);
        two.report(ProgressEvent.Converting.of("resizing"));

        assertThat(heard).hasSize(1);
    }

    @Test
    void runsWhatAbortsItOnceAndInSpiteOfFailures() {
        List<String> aborted = new ArrayList<>();
        context.onCancel(() -> {
            aborted.add("first");
            throw new IllegalStateException("it failed");
        });
        context.onCancel(() -> aborted.add("second"));
        Registration closed = context.onCancel(() -> aborted.add("closed"));
        closed.close();
        context.cancel();
        context.cancel();

        assertThat(aborted).containsExactlyInAnyOrder("first", "second");
        Registration late = context.onCancel(() -> aborted.add("late"));
        assertThat(aborted).endsWith("late");
        late.close();
    }

    @Test
    void tellsWhyItStopped() {
        assertThatNoException().isThrownBy(() -> context.throwIfStopped(Billing.BILLED));
        context.cancel();

        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> context.throwIfStopped(Billing.BILLED))
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.BILLED));
    }

    @Test
    void theDeadlineStopsItUnlessItIsDisarmed() {
        try (Registration armed = context.armDeadline()) {
            timer.advance(DEADLINE.minusMillis(1));
            assertThatNoException().isThrownBy(() -> context.throwIfStopped(Billing.UNKNOWN));
        }
        timer.advance(DEADLINE);
        assertThatNoException().isThrownBy(() -> context.throwIfStopped(Billing.UNKNOWN));

        context.armDeadline();
        timer.advance(DEADLINE);
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> context.throwIfStopped(Billing.UNKNOWN))
                .withMessageContaining("90 s")
                .satisfies(e -> {
                    assertThat(e.phase()).isEqualTo(TransportException.Phase.DEADLINE);
                    assertThat(e.billing()).isEqualTo(Billing.UNKNOWN);
                });
    }

    @Test
    void whatStoppedItFirstCounts() {
        context.cancel();
        context.armDeadline();
        timer.advance(DEADLINE);

        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> context.throwIfStopped(Billing.NOT_BILLED));
    }

    @Test
    void knowsTheTimeItTookAndHasLeft() {
        Instant began = context.now();
        timer.advance(Duration.ofSeconds(50));

        assertThat(context.elapsed()).isEqualTo(Duration.ofSeconds(50));
        assertThat(context.remaining()).isEqualTo(Duration.ofSeconds(40));
        assertThat(context.now()).isEqualTo(began.plusSeconds(50));
        timer.advance(Duration.ofSeconds(50));
        assertThat(context.remaining()).isEqualTo(Duration.ZERO);
        assertThat(context.spool()).isSameAs(spool);
    }

    @Test
    void anInterruptDuringAPauseCancelsItAndIsKept() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> context.pause(Duration.ofSeconds(5)))
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void aPauseEndsAtOnceInAStoppedCall() {
        context.cancel();

        assertThatExceptionOfType(CallCancelledException.class).isThrownBy(() -> context.pause(Duration.ofDays(1)));
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void theTimeBeforeItBeganDoesNotCount() {
        timer.advance(Duration.ofMinutes(5));
        RunningCallContext later = new RunningCallContext(List.of(), timer, DEADLINE, Optional.empty(), spool);
        timer.advance(Duration.ofSeconds(50));

        assertThat(later.elapsed()).isEqualTo(Duration.ofSeconds(50));
        assertThat(later.remaining()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void aDeadlineThatMovedWhileItWaitedRingsOnce() {
        try (Registration armed = context.armDeadline()) {
            for (int i = 0; i < 3; i++) {
                try (Registration queued = context.queued()) {
                    assertThat(timer.waiting())
                            .as("a stopped clock has no alarm")
                            .isZero();
                    timer.advance(Duration.ofMinutes(10));
                }
                assertThat(timer.waiting()).isEqualTo(1);
            }
            try (Registration working = context.clock().working()) {
                assertThat(timer.waiting()).isEqualTo(1);
            }
        }
        assertThat(timer.waiting()).isZero();
        assertThatNoException().isThrownBy(() -> context.throwIfStopped(Billing.UNKNOWN));
    }

    @Test
    void aPaidCallSharesAllButItsNumberAndKey() {
        RecordingContext whole = new RecordingContext().remaining(Duration.ofSeconds(7));
        CallContext paid = new PaidCalls(Optional.of("order")).next(whole);
        List<String> aborted = new ArrayList<>();
        paid.report(ProgressEvent.Converting.of("resizing"));
        paid.pause(Duration.ofSeconds(3));
        paid.onCancel(() -> aborted.add("closed")).close();
        paid.onCancel(() -> aborted.add("aborted"));
        paid.queued().close();
        whole.cancel();

        assertThat(whole.events()).hasSize(1);
        assertThat(whole.pauses()).containsExactly(Duration.ofSeconds(3));
        assertThat(aborted).containsExactly("aborted");
        assertThat(paid.remaining()).isEqualTo(Duration.ofSeconds(7));
        assertThat(paid.now()).isEqualTo(whole.now());
        assertThat(paid.spool()).isSameAs(whole.spool());
        assertThat(paid.part()).isEqualTo(1);
        assertThat(paid.idempotencyKey()).contains("order");
        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> paid.throwIfStopped(Billing.BILLED))
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.BILLED));
    }
}
