package dev.easel.server.internal.admission;

import static dev.easel.server.internal.admission.AdmissionScript.PATIENCE;
import static dev.easel.server.internal.admission.AdmissionScript.retryAfter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.ManualTimer;
import dev.easel.server.internal.admission.AdmissionScript.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What several callers get of a server. */
class CallerSharesTest {
    private final AdmissionScript script = new AdmissionScript();
    private final ManualTimer timer = script.timer;
    private final List<String> begun = script.begun;

    @Test
    void callersTakeTurns() {
        Admission admission = script.admission(1, 100, 10, Map.of());
        Call running = script.call(admission, "a", "a1", 1);
        List<Call> more = List.of(
                script.call(admission, "a", "a2", 1),
                script.call(admission, "a", "a3", 1),
                script.call(admission, "a", "a4", 1),
                script.call(admission, "b", "b1", 1),
                script.call(admission, "b", "b2", 1));
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
        Admission admission = script.admission(10, 100, 10, Map.of("a", 1));
        Call running = script.call(admission, "a", "a1", 1);
        Call second = script.call(admission, "a", "a2", 1);
        script.call(admission, "b", "b1", 1);
        assertThat(begun).containsExactly("a1", "b1");

        running.end();
        assertThat(begun).containsExactly("a1", "b1", "a2");
        assertThat(second.refusals).isEmpty();
    }

    @Test
    void aCallOverTheShareOfItsCallerIsRefusedWithTheStatusForIt() {
        Admission admission = script.admission(10, 100, 10, Map.of("a", 1));
        script.call(admission, "a", "a1", 1);
        Call second = script.call(admission, "a", "a2", 1);

        timer.advance(PATIENCE);

        assertThat(second.refusal().status()).isEqualTo(429);
        assertThat(second.refusal().code()).isEqualTo("rate_limit_exceeded");
        assertThat(retryAfter(second.refusal())).isBetween(1L, 60L);
    }

    @Test
    void aCallerCannotFillTheQueueForOthers() {
        Admission admission = script.admission(1, 100, 4, Map.of());
        script.call(admission, "a", "a1", 1);
        List<Call> waiting = new ArrayList<>();
        for (int i = 2; i <= 5; i++) {
            waiting.add(script.call(admission, "a", "a" + i, 1));
        }

        Call other = script.call(admission, "b", "b1", 1);

        assertThat(other.refusals).isEmpty();
        assertThat(waiting.get(3).refusal().status()).isEqualTo(429);
        assertThat(retryAfter(waiting.get(3).refusal())).isBetween(1L, 60L);
        assertThat(waiting.subList(0, 3))
                .allSatisfy(call -> assertThat(call.refusals).isEmpty());
        assertThat(admission.waiting()).isEqualTo(4);
    }
}
