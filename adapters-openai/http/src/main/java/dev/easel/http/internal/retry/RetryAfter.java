package dev.easel.http.internal.retry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;

/** Reads how long a server asks to wait. */
public final class RetryAfter {
    private static final double LONGEST_SECONDS = 1e9;

    private RetryAfter() {}

    /**
     * Returns the wait from {@code retry-after-ms}, otherwise from {@code retry-after} in seconds or as a date (RFC
     * 9110, 10.2.3); empty if neither can be read.
     *
     * @param header returns a header field by its name
     */
    public static Optional<Duration> of(Function<String, Optional<String>> header, Instant now) {
        return header.apply("retry-after-ms")
                .flatMap(text -> seconds(text, 1e-3))
                .or(() -> header.apply("retry-after")
                        .flatMap(text -> seconds(text, 1).or(() -> untilDate(text, now))));
    }

    private static Optional<Duration> seconds(String text, double unit) {
        try {
            double seconds = Double.parseDouble(text.strip()) * unit;
            return seconds >= 0 && seconds < LONGEST_SECONDS
                    ? Optional.of(Duration.ofMillis((long) Math.ceil(seconds * 1000)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> untilDate(String text, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, then);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
