package dev.easel.core.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.RecordingContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final GenerateRequest REQUEST = GenerateRequest.of("a cat");
    private static final ImageResult DONE = ImageResult.builder("test").build();

    private final ManualTimer timer = new ManualTimer();
    private final RecordingContext context = new RecordingContext();
    private final RateLimit limit = RateLimit.of(2, Duration.ofSeconds(60), timer::nanoTime);

    private void call() {
        assertThat(limit.call(REQUEST, context, () -> DONE)).isSameAs(DONE);
    }

    @Test
    void startsTheAllowedNumberAtOnceAndTheOthersLater() {
        call();
        timer.advance(Duration.ofSeconds(10));
        call();
        assertThat(context.pauses()).isEmpty();
        timer.advance(Duration.ofSeconds(10));
        call();
        call();
        call();
        assertThat(context.pauses())
                .containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(50), Duration.ofSeconds(100));
    }

    @Test
    void doesNotCountCallsOfEarlierPeriods() {
        call();
        call();
        timer.advance(Duration.ofSeconds(60));
        call();
        call();
        assertThat(context.pauses()).isEmpty();
    }

    @Test
    void waitsHoweverLittleTimeTheCallHas() {
        call();
        call();
        context.remaining(Duration.ofSeconds(1));
        call();
        assertThat(context.pauses()).containsExactly(Duration.ofSeconds(60));
    }

    @Test
    void refusesARateOfZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.of(0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.of(1, Duration.ZERO))
                .withMessage("Invalid rate of 1 calls in PT0S: at least 1 call in a positive time is required.");
    }

    @Test
    void takesTheTimeOfTheSystem() {
        RateLimit daily = RateLimit.of(1, Duration.ofDays(1));
        assertThat(daily.call(REQUEST, context, () -> DONE)).isSameAs(DONE);
        assertThat(context.pauses()).isEmpty();
        daily.call(REQUEST, context, () -> DONE);
        assertThat(context.pauses())
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofHours(23), Duration.ofDays(1)));
    }
}
