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
        assertThat(shown()).isEqualTo("[######------------------] 25% painting 1:05");
    }

    @Test
    void showsNoBarBeforeAShareIsKnown() {
        line.on(new ProgressEvent.AttemptStarted("openai", 1));
        assertThat(shown()).isEqualTo("calling openai 0:00");
    }

    @Test
    void showsTheStatus() {
        line.on(new ProgressEvent.BytesSent(1_500_000, OptionalLong.of(3_000_000)));
        assertThat(shown()).isEqualTo("sent 1.5 MB of 3.0 MB 0:00");
        line.on(new ProgressEvent.BytesReceived(2_000_000, OptionalLong.empty()));
        assertThat(shown()).isEqualTo("received 2.0 MB 0:00");
        line.on(new ProgressEvent.RetryScheduled(2, Duration.ofSeconds(3), "busy"));
        assertThat(shown()).isEqualTo("attempt 2 in 3 s: busy 0:00");
        line.on(new ProgressEvent.FellBack("a", "b", "busy"));
        assertThat(shown()).isEqualTo("calling b instead of a: busy 0:00");
        line.on(new ProgressEvent.Converting("resizing", OptionalDouble.of(1)));
        assertThat(shown()).isEqualTo("[########################] 100% resizing 0:00");
    }

    @Test
    void isLimitedToItsColumns() {
        line.on(new ProgressEvent.ProviderProgress(OptionalDouble.of(400), "words ".repeat(50)));
        assertThat(shown())
                .hasSizeLessThan(60)
                .startsWith("[########################] 100% ")
                .endsWith("… 0:00");
    }

    @Test
    void aShorterLineErasesALongerOne() {
        line.on(new ProgressEvent.AttemptStarted("a-provider-with-a-long-name", 1));
        line.on(new ProgressEvent.AttemptStarted("b", 1));
        assertThat(screen.toString(StandardCharsets.UTF_8)).endsWith("calling b 0:00" + " ".repeat(26));
    }

    @Test
    void closingClearsTheLineAndStopsRedrawing() {
        line.on(new ProgressEvent.AttemptStarted("b", 1));
        line.close();
        line.on(new ProgressEvent.AttemptStarted("c", 1));
        assertThat(screen.toString(StandardCharsets.UTF_8)).endsWith("\r" + " ".repeat(14) + "\r");
    }

    @Test
    void waitsForTheProviderOnceEverythingIsSent() {
        line.on(new ProgressEvent.AttemptStarted("openai", 1));
        line.on(new ProgressEvent.BytesSent(65, OptionalLong.of(65)));
        nanos = 12_000_000_000L;
        line.on(new ProgressEvent.BytesReceived(65, OptionalLong.of(65)));
        assertThat(shown()).isEqualTo("waiting for openai 0:12");
    }

    @Test
    void waitsForTheProviderThatItFellBackTo() {
        line.on(new ProgressEvent.AttemptStarted("a", 1));
        line.on(new ProgressEvent.FellBack("a", "b", "busy"));
        line.on(new ProgressEvent.BytesSent(65, OptionalLong.of(65)));
        assertThat(shown()).isEqualTo("waiting for b 0:00");
    }

    @Test
    void inANarrowTerminalTheStatusGivesWayToTheTime() {
        line.redraw(20);
        line.on(new ProgressEvent.AttemptStarted("a-provider-with-a-long-name", 1));
        assertThat(shown()).isEqualTo("calling a-pro… 0:00");
        line.on(new ProgressEvent.ProviderProgress(OptionalDouble.of(25), "painting"));
        assertThat(shown()).isEqualTo("25% painting 0:00");
    }

    @Test
    void lettersOfEastAsiaTakeTwoColumns() {
        line.redraw(20);
        line.on(new ProgressEvent.ProviderProgress(OptionalDouble.empty(), "正在生成图片请稍候"));
        assertThat(shown()).isEqualTo("正在生成图片… 0:00");
    }

    @Test
    void afterAnHourTheTimeHasHours() {
        nanos = 3_725_000_000_000L;
        line.on(new ProgressEvent.AttemptStarted("b", 1));
        assertThat(shown()).isEqualTo("calling b 1:02:05");
    }

    @Test
    void showsNothingBeforeTheColumnsAreKnown() {
        ByteArrayOutputStream empty = new ByteArrayOutputStream();
        ProgressLine unknown = new ProgressLine(new PrintStream(empty, true, StandardCharsets.UTF_8), 0, () -> nanos);
        unknown.on(new ProgressEvent.AttemptStarted("b", 1));
        unknown.close();
        assertThat(empty.size()).isZero();
    }
}
