package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.port.out.Registration;
import dev.easel.core.testing.ManualTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupt closes the socket of a virtual thread at once; the watch, on manual time here, never notices it. */
class InterruptTest extends ScriptedVerbs {
    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @EnumSource
    void isACancelAlsoBeforeTheWatchNoticesIt(Billing soFar) {
        provider.answer((request, context) -> {
            Thread.currentThread().interrupt();
            context.throwIfStopped(soFar);
            throw new AssertionError("The call was interrupted.");
        });
        CallCancelledException cancelled = catchThrowableOfType(
                CallCancelledException.class,
                () -> easel().generate(GenerateRequest.of("x")).execute());
        assertThat(cancelled.billing()).isEqualTo(soFar);
        assertThat(cancelled.retryable()).isFalse();
        assertThat(Thread.interrupted()).as("the caller sees the interrupt").isTrue();
    }

    @Test
    void isLookedForOnlyWhileCallsRun() {
        ManualTimer timer = new ManualTimer();
        InterruptWatch watch = new InterruptWatch(timer);
        List<String> cancelled = new ArrayList<>();
        Registration first = watch.watch(Thread.currentThread(), () -> cancelled.add("first"));
        Registration second = watch.watch(new Thread(), () -> cancelled.add("second"));
        assertThat(timer.waiting()).as("one look for all").isEqualTo(1);
        timer.advance(Duration.ofSeconds(1));
        assertThat(cancelled).isEmpty();
        Thread.currentThread().interrupt();
        timer.advance(Duration.ofMillis(50));
        assertThat(cancelled).containsExactly("first");
        first.close();
        second.close();
        timer.advance(Duration.ofMillis(50));
        assertThat(timer.waiting()).isZero();
        assertThat(cancelled).containsExactly("first");
    }
}
