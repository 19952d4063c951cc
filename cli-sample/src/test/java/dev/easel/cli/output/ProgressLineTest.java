package dev.easel.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.event.ProgressEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private long nanos;
    private final ProgressLine line =
            new ProgressLine(new PrintStream(screen, true, StandardCharsets.UTF_8), 60, () -> nanos);

    private String shown() {
        String[] lines = screen.toString(StandardCharsets.UTF_8).split("\r");
        return lines[lines.length - 1].strip();
    }

    @Test
    void showsABarIfTheShareIsKnown() {
        nanos = 65_000_000_000L;
        line.on(new ProgressEvent.ProviderProgress(OptionalDouble.of(25), "painting"));
        assertThat(shown()).isEqualTo("[######------------------] 25% 1:05 painting");
    }

    @Test
    void showsNoBarBeforeAShareIsKnown() {
        line.on(new ProgressEvent.AttemptStarted("openai", 1));
        assertThat(shown()).isEqualTo("0:00 calling openai");
    }

    @Test
    void showsTheStatus() {
        line.on(new ProgressEvent.BytesSent(1_500_000, OptionalLong.of(3_000_000)));
        assertThat(shown()).endsWith("sent 1.5 MB of 3.0 MB");
        line.on(new ProgressEvent.BytesReceived(2_000, OptionalLong.empty()));
        assertThat(shown()).endsWith("received 2 KB");
        line.on(new ProgressEvent.RetryScheduled(2, Duration.ofSeconds(3), "busy"));
        assertThat(shown()).endsWith("attempt 2 in 3 s: busy");
        line.on(new ProgressEvent.FellBack("a", "b", "busy"));
        assertThat(shown()).endsWith("calling b instead of a: busy");
        line.on(new ProgressEvent.Converting("resizing", OptionalDouble.of(1)));
        assertThat(shown()).isEqualTo("[########################] 100% 0:00 resizing");
    }

    @Test
    void isLimitedToItsColumns() {
        line.on(new ProgressEvent.ProviderProgress(OptionalDouble.of(400), "words ".repeat(50)));
        assertThat(shown())
                .hasSizeLessThan(60)
                .startsWith("[########################] 100% ")
                .endsWith("…");
    }

    @Test
    void aShorterLineErasesALongerOne() {
        line.on(new ProgressEvent.AttemptStarted("a-provider-with-a-long-name", 1));
        line.on(new ProgressEvent.AttemptStarted("b", 1));
        assertThat(screen.toString(StandardCharsets.UTF_8)).endsWith("0:00 calling b" + " ".repeat(26));
    }

    @Test
    void closingClearsTheLineAndStopsRedrawing() {
        line.on(new ProgressEvent.AttemptStarted("b", 1));
        line.close();
        line.on(new ProgressEvent.AttemptStarted("c", 1));
        assertThat(screen.toString(StandardCharsets.UTF_8)).endsWith("\r" + " ".repeat(14) + "\r");
    }
}
