package dev.easel.cli.batch.report;

import static dev.easel.cli.batch.report.Reported.failed;
import static dev.easel.cli.batch.report.Reported.job;
import static dev.easel.cli.batch.report.Reported.outcome;
import static dev.easel.cli.batch.report.Reported.succeeded;
import static dev.easel.cli.batch.report.Reported.summary;
import static dev.easel.cli.batch.report.Reported.unwritten;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.batch.BatchSummary;
import dev.easel.core.batch.JobOutcome.State;
import dev.easel.core.batch.KeptImage;
import dev.easel.core.domain.money.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
    private static final KeptImage IMAGE = unwritten("1.png");

    private final Reported batch = new Reported(Path.of("out"));
    private final Tally tally = new Tally();

    private String text(long jobs, double seconds, Money... cost) {
        return String.join("\n", SummaryText.of(batch.plan(jobs), tally, summary(seconds, cost)));
    }

    @Test
    void givesTheFiguresOfTheBatch() {
        tally.add(job(1, "1", "", Map.of("quality", "high", "aspect", "3:2")), succeeded(job(1), 4, IMAGE));
        tally.add(job(2, "2", "", Map.of("quality", "HIGH", "aspect", "2:3")), succeeded(job(2), 6, IMAGE, IMAGE));
        tally.add(job(3, "3", "", Map.of("size", "1200x800")), failed(job(3), "The prompt was rejected."));
        assertThat(text(3, 6.5, Money.usd("0.12"))).isEqualTo("""
                Summary
                  requests             3
                  succeeded            2
                  failed               1
                  images               3 of 3 expected
                  time                 6.500 s
                  average request      5.000 s
                  requests per second  0.46
                  images per second    0.46
                  cost                 0.12 USD

                By quality  requests  failed  images   average
                  auto             1       1       0         -
                  high             2       0       3   5.000 s

                By aspect ratio  requests  failed  images   average
                  2:3                   1       0       2   6.000 s
                  3:2                   2       1       1   4.000 s

                Failures
                  1 × The prompt was rejected. (status 400) (3)

                Call those again that failed: easel batch jobs.jsonl -o out --retry-failed
                Results: out/results.jsonl
                Page: out/index.html""");
    }

    @Test
    void listsWhatIsInDoubtWithTheCommandsThatGoOn() {
        for (int i = 1; i <= 30; i++) {
            tally.add(job(i), outcome(job(i), State.IN_DOUBT, 0, Optional.empty(), true));
        }
        assertThat(text(30, 1))
                .contains("  in doubt             30")
                .contains("In doubt: 1, 2, 3,", "19, 20 and 10 more. ")
                .contains(": easel batch jobs.jsonl -o out --in-doubt resume")
                .contains(": easel batch jobs.jsonl -o out --in-doubt retry");
    }

    @Test
    void countsJobsThatWereNotReachedAsNotStarted() {
        tally.add(job(1), succeeded(job(1), 1, IMAGE));
        tally.add(job(2), outcome(job(2), State.NOT_STARTED, 0, Optional.empty(), false));
        assertThat(text(10, 1))
                .contains("  not started          9")
                .contains("Go on with those that were not started: easel batch jobs.jsonl -o out\n");
    }

    @Test
    void countsOnlyThisRunForItsSpeedAndCost() {
        tally.add(job(1), outcome(job(1), State.SUCCEEDED, 9, Optional.empty(), true, IMAGE));
        tally.add(job(2), succeeded(job(2), 1, IMAGE));
        assertThat(text(2, 2, Money.usd("0.04")))
                .contains("  from earlier runs    1")
                .contains("  images               2 of 2 expected")
                .contains("  average request      5.000 s")
                .contains("  images per second    0.50")
                .contains("  cost                 0.04 USD; 0.08 USD in all runs");
    }

    @Test
    void groupsFailuresByTheirReason() {
        for (int i = 1; i <= 7; i++) {
            tally.add(job(i), failed(job(i), "Rejected."));
        }
        for (int i = 8; i <= 20; i++) {
            tally.add(job(i), failed(job(i), "Reason " + i + "."));
        }
        assertThat(text(20, 1))
                .contains("  7 × Rejected. (status 400) (1, 2, 3, 4, 5 and 2 more)")
                .contains("  4 for other reasons; see out/results.jsonl");
    }

    @Test
    void saysThatTheCostIsUnknown() {
        BatchSummary unpriced = new BatchSummary(Map.of(), 0, 0, 0, List.of(), 1, Duration.ofSeconds(1));
        assertThat(String.join("\n", SummaryText.of(batch.plan(1), tally, unpriced)))
                .contains("  cost                 unknown; 1 call has no known cost");
    }

    @Test
    void endsWithinBoundsForAnyNumberOfGroups() {
        for (int i = 1; i <= 200; i++) {
            tally.add(job(i, "" + i, "", Map.of("quality", "q" + i)), succeeded(job(i), 1, IMAGE));
        }
        assertThat(tally.byQuality()).hasSize(21);
        assertThat(text(200, 1)).containsPattern("  q9 +1 .*\n  others +180 ");
    }
}
