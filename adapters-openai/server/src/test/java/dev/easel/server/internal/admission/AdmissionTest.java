package dev.easel.server.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.testing.ManualTimer;
import dev.easel.server.internal.admission.Admission.Ticket;
import dev.easel.server.internal.admission.Admission.Waiting;
import dev.easel.server.route.HttpError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ManualTimer timer = new ManualTimer();
    private final List<String> begun = new ArrayList<>();

    /** A call that remembers what became of it. */
    private final class Call {
        private final String name;
        private final List<Ticket> tickets = new ArrayList<>();
        private final List<HttpError> refusals = new ArrayList<>();
        private final Waiting waiting;

        private Call(Admission admission, String caller, String name, long bytes) {
            this.name = name;
            this.waiting = admission.enter(caller, bytes, this::begin, refusals::add);
        }

        private void begin(Ticket ticket) {
            tickets.add(ticket);
            begun.add(name);
        }

        private HttpError refusal() {
            assertThat(tickets).isEmpty();
            assertThat(refusals).hasSize(1);
            return refusals.get(0);
        }

        private void end() {
            tickets.get(0).close();
        }
    }

    private Admission admission(int inFlight, long bytes, int queued, Map<String, Integer> shares) {
        return new Admission(inFlight, bytes, queued, PATIENCE, shares, timer, () -> {});
    }

    private Admission admission(int inFlight, long bytes, int queued) {
        return admission(inFlight, bytes, queued, Map.of());
    }

    private Call call(Admission admission, String name, long bytes) {
        return new Call(admission, "", name, bytes);
    }

    private static long retryAfter(HttpError error) {
        return Long.parseLong(error.headers().get("Retry-After"));
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
    void callersTakeTurns() {
        Admission admission = admission(1, 100, 10);
        Call running = new Call(admission, "a", "a1", 1);
        List<Call> more = List.of(
                new Call(admission, "a", "a2", 1),
                new Call(admission, "a", "a3", 1),
                new Call(admission, "a", "a4", 1),
                new Call(admission, "b", "b1", 1),
                new Call(admission, "b", "b2", 1));
        running.end();
        for (int i = 0; i < 4; i++) {
            more.stream()
                    .filter(call -> begun.get(begun.size() - 1).equals(call.name))
                    .findFirst()
                    .orElseThrow()
                    .end();
        }

        assertThat(begun).containsExactly("a1", "a2", "b1", "a3", "b2", "a4");
    }

    @Test
    void aCallerOverItsShareWaitsWithoutBlockingOthers() {
        Admission admission = admission(10, 100, 10, Map.of("a", 1));
        Call running = new Call(admission, "a", "a1", 1);
        Call second = new Call(admission, "a", "a2", 1);
        new Call(admission, "b", "b1", 1);
        assertThat(begun).containsExactly("a1", "b1");

        running.end();
        assertThat(begun).containsExactly("a1", "b1", "a2");
        assertThat(second.refusals).isEmpty();
    }

    @Test
    void aCallOverTheShareOfItsCallerIsRefusedWithTheStatusForIt() {
        Admission admission = admission(10, 100, 10, Map.of("a", 1));
        new Call(admission, "a", "a1", 1);
        Call second = new Call(admission, "a", "a2", 1);

        timer.advance(PATIENCE);

        assertThat(second.refusal().status()).isEqualTo(429);
        assertThat(second.refusal().code()).isEqualTo("rate_limit_exceeded");
        assertThat(retryAfter(second.refusal())).isBetween(1L, 60L);
    }

    @Test
    void aCallerCannotFillTheQueueForOthers() {
        Admission admission = admission(1, 100, 4);
        new Call(admission, "a", "a1", 1);
        List<Call> waiting = new ArrayList<>();
        for (int i = 2; i <= 5; i++) {
            waiting.add(new Call(admission, "a", "a" + i, 1));
        }

        Call other = new Call(admission, "b", "b1", 1);

        assertThat(other.refusals).isEmpty();
        assertThat(waiting.get(3).refusal().status()).isEqualTo(429);
        assertThat(retryAfter(waiting.get(3).refusal())).isBetween(1L, 60L);
        assertThat(waiting.subList(0, 3))
                .allSatisfy(call -> assertThat(call.refusals).isEmpty());
        assertThat(admission.waiting()).isEqualTo(4);
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
