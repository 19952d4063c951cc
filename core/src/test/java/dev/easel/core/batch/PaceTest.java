package dev.easel.core.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.RecordingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PaceTest {
    private static final Optional<Duration> UNSAID = Optional.empty();

    private final ManualTimer timer = new ManualTimer();
    private final List<String> told = new ArrayList<>();

    private Pace pace(int parallel, int perMinute) {
        return new Pace(timer, parallel, perMinute, (now, why) -> told.add(now + ": " + why));
    }

    private static Pace.Turn enter(Pace pace) {
        return pace.enter(new RecordingContext(), false);
    }

    /** A call that waits in the queue of a pace. */
    private static final class Waiter {
        private final RecordingContext context = new RecordingContext();
        private final CountDownLatch over = new CountDownLatch(1);
        private final CompletableFuture<Pace.Turn> turn;

        private Waiter(Pace pace, boolean elsewhere) {
            turn = CompletableFuture.supplyAsync(() -> {
                try {
                    return pace.enter(context, elsewhere);
                } finally {
                    over.countDown();
                }
            });
        }

        private Pace.Turn turn() throws InterruptedException {
            assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
            return turn.join();
        }

        private boolean waits() {
            return !turn.isDone();
        }
    }

    private Waiter waiter(Pace pace) {
        return waiter(pace, false);
    }

    /** Starts a call and returns once it is in the queue. */
    private Waiter waiter(Pace pace, boolean elsewhere) {
        int before = pace.waiting();
        Waiter waiter = new Waiter(pace, elsewhere);
        while (pace.waiting() == before) {
            Thread.onSpinWait();
        }
        return waiter;
    }

    @Test
    void letsSoManyRunAtOnceAndTheOthersInOrder() throws InterruptedException {
        Pace pace = pace(2, 0);
        Pace.Turn first = enter(pace);
        enter(pace);
        Waiter third = waiter(pace);
        Waiter fourth = waiter(pace);
        first.close();
        third.turn().close();
        fourth.turn();
        assertThat(told).isEmpty();
    }

    @Test
    void beginsSoManyWithinAMinute() throws InterruptedException {
        Pace pace = pace(10, 2);
        enter(pace);
        timer.advance(Duration.ofSeconds(20));
        enter(pace).close();
        Waiter third = waiter(pace);
        timer.advance(Duration.ofMillis(39_999));
        assertThat(third.waits()).isTrue();
        timer.advance(Duration.ofMillis(1));
        third.turn();
        Waiter fourth = waiter(pace);
        timer.advance(Duration.ofMillis(19_999));
        assertThat(fourth.waits()).isTrue();
        timer.advance(Duration.ofMillis(1));
        fourth.turn();
    }

    @Test
    void halvesAndPausesForAllWhenAProviderHasTooMuchToDo() throws InterruptedException {
        Pace pace = pace(4, 0);
        Pace.Turn first = enter(pace);
        Pace.Turn second = enter(pace);
        Pace.Turn third = enter(pace);
        Pace.Turn fourth = enter(pace);
        assertThat(first.refused(Optional.of(Duration.ofSeconds(20)), "busy")).isEqualTo(Duration.ofSeconds(20));
        assertThat(told).containsExactly("2: busy (waiting 20 s)");
        // These began before: they are part of the same news, even though one asks for more time.
        second.refused(Optional.of(Duration.ofSeconds(10)), "busy");
        third.refused(Optional.of(Duration.ofSeconds(30)), "very busy");
        assertThat(told).containsExactly("2: busy (waiting 20 s)", "2: very busy (waiting 30 s)");
        for (Pace.Turn turn : List.of(first, second, third, fourth)) {
            turn.close();
        }
        Waiter one = waiter(pace);
        Waiter two = waiter(pace);
        Waiter three = waiter(pace);
        timer.advance(Duration.ofMillis(29_999));
        assertThat(one.waits()).isTrue();
        timer.advance(Duration.ofMillis(1));
        Pace.Turn again = one.turn();
        two.turn();
        assertThat(three.waits()).isTrue();
        again.refused(UNSAID, "busy again");
        assertThat(told).last().isEqualTo("1: busy again (waiting 2 s)");
    }

    @Test
    void doublesTheWaitWhereTheProviderDoesNotSayUpToAMinute() {
        Pace pace = pace(1, 0);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            try (Pace.Turn turn = enter(pace)) {
                Duration wait = turn.refused(UNSAID, "busy");
                waits.add(wait.toSeconds());
                timer.advance(wait);
            }
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        try (Pace.Turn turn = enter(pace)) {
            turn.succeeded();
        }
        assertThat(enter(pace).refused(UNSAID, "busy")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitsTenMinutesAtMost() {
        assertThat(enter(pace(1, 0)).refused(Optional.of(Duration.ofDays(1)), "tomorrow"))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void growsAgainByAQuarterForEachRoundOfSuccesses() {
        Pace pace = pace(16, 0);
        List<Pace.Turn> turns = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            turns.add(enter(pace));
        }
        turns.get(0).refused(Optional.of(Duration.ZERO), "busy");
        // What began before it eased off says nothing about how it is now.
        turns.subList(1, 16).forEach(Pace.Turn::succeeded);
        turns.forEach(Pace.Turn::close);
        assertThat(told).containsExactly("8: busy (waiting 1 s)");
        succeed(pace, 8);
        assertThat(told).last().isEqualTo("10: calls succeed again");
        succeed(pace, 10 + 12);
        assertThat(told).last().isEqualTo("15: calls succeed again");
        succeed(pace, 15);
        assertThat(told).last().isEqualTo("16: calls succeed again");
        succeed(pace, 100);
        assertThat(told).hasSize(5);
    }

    private static void succeed(Pace pace, int times) {
        for (int i = 0; i < times; i++) {
            try (Pace.Turn turn = enter(pace)) {
                turn.succeeded();
            }
        }
    }

    @Test
    void halvesWhatRunsWhereThatIsLessThanMayRun() {
        Pace pace = pace(256, 0);
        enter(pace);
        enter(pace);
        enter(pace);
        enter(pace).refused(UNSAID, "busy");
        assertThat(told).containsExactly("2: busy (waiting 1 s)");
    }

    @Test
    void callsAnotherProviderWhileTheFirstAsksToWait() throws InterruptedException {
        Pace pace = pace(3, 0);
        try (Pace.Turn turn = enter(pace)) {
            turn.refused(UNSAID, "busy");
        }
        Waiter same = waiter(pace);
        pace.enter(new RecordingContext(), true).close();
        assertThat(same.waits()).isTrue();
        timer.advance(Duration.ofSeconds(1));
        same.turn();
    }

    @Test
    void aCancelledCallLeavesTheQueue() throws InterruptedException {
        Pace pace = pace(1, 0);
        Pace.Turn first = enter(pace);
        Waiter second = waiter(pace);
        Waiter third = waiter(pace);
        second.context.cancel();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(second::turn)
                .withCauseInstanceOf(CallCancelledException.class);
        first.close();
        third.turn();
    }

    @Test
    void aCallThatWasCancelledWhenItsTurnCameFreesItsPlace() {
        Pace pace = pace(1, 0);
        RecordingContext cancelled = new RecordingContext();
        cancelled.cancel();
        assertThatExceptionOfType(CallCancelledException.class).isThrownBy(() -> pace.enter(cancelled, false));
        enter(pace);
    }

    @Test
    void haltedItLetsNothingBeginAndSendsTheWaitingAway() {
        Pace pace = pace(1, 0);
        Pace.Turn first = enter(pace);
        Waiter second = waiter(pace);
        pace.halt();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(second::turn)
                .withMessageContaining("The batch was stopped before this call began.");
        first.close();
        assertThatExceptionOfType(CallCancelledException.class).isThrownBy(() -> enter(pace));
    }
}
