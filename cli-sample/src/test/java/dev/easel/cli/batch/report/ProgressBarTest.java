package dev.easel.cli.batch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressBarTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(terminal, true, StandardCharsets.UTF_8);

    private static ProgressBar.Figures figures(String state) {
        return new ProgressBar.Figures(1_000, 412, 400, 2, 800, "16.4 USD", 10, 250, state);
    }

    @Test
    void showsHowFarTheBatchIs() {
        assertThat(ProgressBar.text(figures(""), 120))
                .isEqualTo("[############------------------] 412/1000  3.2 images/s  16.4 USD  6:08 left  2 failed"
                        + "  10 at once");
    }

    @Test
    void saysThatAllJobsEasedOff() {
        assertThat(ProgressBar.text(figures("eased off to 4: status 429\nwait"), 120))
                .endsWith("10 at once  eased off to 4: status 429 wait");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30, 40, 60, 80, 200})
    void neverExceedsTheWidth(int width) {
        assertThat(ProgressBar.text(figures("eased off to 4: " + "x".repeat(300)), width))
                .hasSizeLessThanOrEqualTo(width)
                .contains("412/1000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "16 | 412/1000",
                "22 | 412/1000  2 failed",
                "36 | 412/1000  6:08 left  2 failed",
                "48 | 412/1000  3.2 images/s  6:08 left  2 failed",
            })
    void leavesOutWhatMattersLeast(int width, String line) {
        assertThat(ProgressBar.text(figures(""), width)).endsWith(line);
    }

    @ParameterizedTest
    @CsvSource({"0,0:00", "65,1:05", "3599,59:59", "3600,1:00:00", "90061,25:01:01"})
    void formatsTime(long seconds, String text) {
        assertThat(ProgressBar.time(seconds)).isEqualTo(text);
    }

    @Test
    void isClearedAtTheEnd() {
        ProgressBar bar = new ProgressBar(stream, () -> 40, () -> figures(""));
        bar.redraw();
        bar.close();
        bar.redraw();
        assertThat(screen()).isBlank();
    }

    @Test
    void staysBelowTheLinesOfJobs() {
        ProgressBar bar = new ProgressBar(stream, () -> 40, () -> figures(""));
        bar.redraw();
        bar.around(() -> stream.println("ok  1"));
        assertThat(screen()).matches("(?s)ok  1 *\\R.*412/1000.*");
    }

    /** Returns what a terminal shows of what was printed to it: a carriage return begins the line again. */
    private String screen() {
        StringBuilder shown = new StringBuilder();
        for (String line : terminal.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            StringBuilder row = new StringBuilder();
            for (String part : line.split("\r", -1)) {
                row.replace(0, Math.min(row.length(), part.length()), part);
            }
            shown.append(row).append('\n');
        }
        return shown.toString();
    }
}
