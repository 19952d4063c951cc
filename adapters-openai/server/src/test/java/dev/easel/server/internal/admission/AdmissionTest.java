package dev.easel.server.internal.admission;

import static dev.easel.server.internal.admission.AdmissionScript.PATIENCE;
import static dev.easel.server.internal.admission.AdmissionScript.retryAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.testing.ManualTimer;
import dev.easel.server.internal.admission.AdmissionScript.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final AdmissionScript script = new AdmissionScript();
    private final ManualTimer timer = script.timer;
    private final List<String> begun = script.begun;

    private Admission admission(int inFlight, long bytes, int queued) {
        return script.admission(inFlight, bytes, queued, Map.of());
    }

    private Call call(Admission admission, String name, long bytes) {
        return script.call(admission, "", name, bytes);
    }

    @Test
    void beginsCallsAtOnceWhileThereIsRoom() {
        Admission admission = admission(2, 100, 5);

        call(admission, "first", 60);
        call(admission, "second", 40);

        assertThat(begun).containsExactly("first", "second");
        assertThat(admission.running()).isEqualTo(2);
        assertThat(admission.reserved()).isEqualTo(100);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void beginsWaitingCallsInOrderByNumber() {
        Admission admission = admission(1, 100, 5);
        Call first = call(admission, "first", 1);
        Call second = call(admission, "second", 1);
        call(admission, "third", 1);

        first.end();
        assertThat(begun).containsExactly("first", "second");

        second.end();
        assertThat(begun).containsExactly("first", "second", "third");
        assertThat(admission.running()).isEqualTo(1);
    }

    @Test
    void keepsTheHeapThatCallsReserveWithinTheLimit() {
        Admission admission = admission(10, 100, 5);
        Call first = call(admission, "first", 60);
        call(admission, "second", 41);

        assertThat(begun).containsExactly("first");

        first.end();
        assertThat(begun).containsExactly("first", "second");
        assertThat(admission.reserved()).isEqualTo(41);
    }

    @Test
    void refusesACallAfterItsPatience() {
        Admission admission = admission(1, 100, 5);
        call(admission, "first", 1);
        Call second = call(admission, "second", 1);

        timer.advance(PATIENCE.minusMillis(1));
        assertThat(second.refusals).isEmpty();

        timer.advance(Duration.ofMillis(1));
        assertThat(second.refusal().status()).isEqualTo(503);
        assertThat(second.refusal().code()).isEqualTo("server_overloaded");
        assertThat(retryAfter(second.refusal())).isEqualTo(10);
        assertThat(admission.waiting()).isZero();
    }

    @Test
    void neverRefusesACallThatHasBegun() {
        Admission admission = admission(1, 100, 5);
        Call first = call(admission, "first", 1);
        Call second = call(admission, "second", 1);
        first.end();

        timer.advance(PATIENCE.multipliedBy(2));

        assertThat(second.tickets).hasSize(1);
        assertThat(second.refusals).isEmpty();
        assertThat(second.waiting.withdraw()).isFalse();
    }

    @Test
    void refusesACallAtOnceWhenTheQueueIsFull() {
        Admission admission = admission(1, 100, 1);
        call(admission, "running", 1);
        Call waiting = call(admission, "waiting", 1);

        Call refused = call(admission, "refused", 1);

        assertThat(refused.refusal().status()).isEqualTo(503);
        assertThat(waiting.refusals).isEmpty();
        assertThat(admission.waiting()).isEqualTo(1);
    }

    @Test
    void servesWithoutAQueue() {
        Admission admission = admission(1, 100, 0);
        Call running = call(admission, "running", 1);
        assertThat(call(admission, "refused", 1).refusal().status()).isEqualTo(503);

        running.end();
        call(admission, "next", 1);

        assertThat(begun).containsExactly("running", "next");
    }

    @Test
    void refusesACallThatNeedsMoreThanThereIsWithoutWaiting() {
        Admission admission = admission(1, 512L << 20, 5);

        Call call = call(admission, "huge", 1200L << 20);

        assertThat(call.refusal().status()).isEqualTo(413);
        assertThat(call.refusal().message())
                .contains("1200 MiB")
                .contains("512 MiB")
                .contains("-Xmx");
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void aLargeCallIsNotStarvedBySmallOnes() {
        Admission admission = admission(10, 100, 10);
        Call first = call(admission, "small 1", 30);
        Call second = call(admission, "small 2", 30);
        call(admission, "large", 90);
        call(admission, "small 3", 10);

        first.end();
        assertThat(begun).doesNotContain("large", "small 3");

        second.end();
        assertThat(begun).containsExactly("small 1", "small 2", "large", "small 3");
    }

    @Test
    void aLargeCallDoesNotBlockOthersBeyondItsPatience() {
        Admission admission = admission(10, 100, 10);
        call(admission, "running", 30);
        Call large = call(admission, "large", 90);
        timer.advance(Duration.ofSeconds(9));
        call(admission, "small", 10);

        timer.advance(Duration.ofSeconds(1));

        assertThat(large.refusal().status()).isEqualTo(503);
        assertThat(large.refusal().message()).contains("memory");
        assertThat(begun).containsExactly("running", "small");
    }

    @Test
    void aCallThatIsWithdrawnHearsNothingAndMakesRoom() {
        Admission admission = admission(10, 100, 10);
        call(admission, "running", 30);
        Call large = call(admission, "large", 90);
        call(admission, "small", 10);

        assertThat(large.waiting.withdraw()).isTrue();
        assertThat(large.waiting.withdraw()).isFalse();

        assertThat(begun).containsExactly("running", "small");
        timer.advance(PATIENCE);
        assertThat(large.refusals).isEmpty();
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void closingATicketTwiceDoesNothing() {
        Admission admission = admission(1, 100, 10);
        Call first = call(admission, "first", 60);
        call(admission, "second", 60);
        call(admission, "third", 60);

        first.end();
        first.end();

        assertThat(begun).containsExactly("first", "second");
        assertThat(admission.reserved()).isEqualTo(60);
    }

    @Test
    void aConsumerThatThrowsLosesNeitherItsRoomNorTheQueue() {
        Admission admission = admission(1, 100, 10);
        Call first = call(admission, "first", 60);
        List<String> logged = logged(() -> {
            admission.enter("", 60, ticket -> fail(new OutOfMemoryError("a test")), error -> {});
            call(admission, "second", 60);
            admission.enter("", 60, ticket -> {}, error -> fail(new AssertionError("a test")));
            first.end();
            timer.advance(PATIENCE);
        });

        assertThat(begun).containsExactly("first", "second");
        assertThat(logged).containsExactly("A call could not be started.", "A call could not be refused.");
        assertThat(admission.running()).isEqualTo(1);
        assertThat(admission.reserved()).isEqualTo(60);
        assertThat(admission.waiting()).isZero();
    }

    private static void fail(Error error) {
        throw error;
    }

    private static List<String> logged(Runnable work) {
        List<String> messages = new ArrayList<>();
        Logger logger = Logger.getLogger(Admission.class.getName());
        logger.setFilter(line -> {
            messages.add(line.getMessage());
            return false;
        });
        try {
            work.run();
        } finally {
            logger.setFilter(null);
        }
        return messages;
    }

    @Test
    void consumersAreCalledOutsideOfTheLock() {
        Admission admission = admission(2, 100, 0);
        List<String> others = new ArrayList<>();
        CompletableFuture<Void> done = new CompletableFuture<>();

        admission.enter(
                "",
                1,
                ticket -> {
                    CompletableFuture.runAsync(() -> admission.enter("", 1, other -> others.add("in"), error -> {}))
                            .orTimeout(30, TimeUnit.SECONDS)
                            .join();
                    done.complete(null);
                },
                error -> {});

        assertThat(done).isCompleted();
        assertThat(others).containsExactly("in");
    }

    @Test
    void aLongQueueOfCallsThatEndAtOnceNeedsNoDeepStack() {
        Admission admission = admission(1, 100, 50_000);
        Call first = call(admission, "first", 1);
        List<Integer> ended = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            int number = i;
            admission.enter(
                    "",
                    1,
                    ticket -> {
                        ended.add(number);
                        ticket.close();
                    },
                    error -> {});
        }

        first.end();

        assertThat(ended).hasSize(50_000).isSorted();
        assertThat(admission.running()).isZero();
    }

    @Test
    void saysWhenToComeBackByHowLongCallsTake() {
        Admission admission = admission(2, 100, 10);
        Call first = call(admission, "first", 1);
        Call second = call(admission, "second", 1);
        timer.advance(Duration.ofSeconds(20));
        first.end();
        second.end();
        for (int i = 0; i < 4; i++) {
            call(admission, "more", 1);
        }

        timer.advance(PATIENCE);

        Call late = call(admission, "late", 1);
        timer.advance(PATIENCE);
        assertThat(retryAfter(late.refusal())).isEqualTo(20);
    }

    @Test
    void closingRefusesAllThatWaitAndAllThatCome() {
        Admission admission = admission(1, 100, 10);
        Call running = call(admission, "running", 1);
        Call waiting = call(admission, "waiting", 1);

        admission.close();
        Call late = call(admission, "late", 1);

        assertThat(waiting.refusal().status()).isEqualTo(503);
        assertThat(late.refusal().status()).isEqualTo(503);
        assertThat(retryAfter(late.refusal())).isBetween(1L, 60L);
        running.end();
        assertThat(admission.running()).isZero();
        assertThat(begun).containsExactly("running");
    }

    @Test
    void rejectsANegativeNeed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call(admission(1, 100, 1), "negative", -1))
                .withMessageContaining("-1");
    }
}
