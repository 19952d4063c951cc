package dev.easel.http.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static Optional<Duration> of(Map<String, String> headers) {
        return RetryAfter.of(name -> Optional.ofNullable(headers.get(name)), NOW);
    }

    @Test
    void readsMillisecondsSecondsAndDates() {
        assertThat(of(Map.of("retry-after-ms", "250", "retry-after", "9"))).contains(Duration.ofMillis(250));
        assertThat(of(Map.of("retry-after", "2"))).contains(Duration.ofSeconds(2));
        assertThat(of(Map.of("retry-after", " 1.5 "))).contains(Duration.ofMillis(1500));
        assertThat(of(Map.of("retry-after", "Sat, 21 Nov 2026 12:00:30 GMT"))).contains(Duration.ofSeconds(30));
        assertThat(of(Map.of("retry-after", "Sat, 21 Nov 2026 11:00:00 GMT"))).contains(Duration.ZERO);
    }

    @Test
    void ignoresInvalidWaits() {
        assertThat(of(Map.of())).isEmpty();
        for (String nonsense : new String[] {"", "soon", "-1", "NaN", "Infinity", "1e300"}) {
            assertThat(of(Map.of("retry-after", nonsense))).as(nonsense).isEmpty();
            assertThat(of(Map.of("retry-after-ms", nonsense, "retry-after", "3")))
                    .as(nonsense)
                    .contains(Duration.ofSeconds(3));
        }
    }

    @Test
    void acceptsWaitsFromNothingToThirtyYears() {
        assertThat(of(Map.of("retry-after", "0"))).contains(Duration.ZERO);
        assertThat(of(Map.of("retry-after", "999999999"))).contains(Duration.ofSeconds(999_999_999));
        assertThat(of(Map.of("retry-after", "1000000000"))).isEmpty();
    }
}
