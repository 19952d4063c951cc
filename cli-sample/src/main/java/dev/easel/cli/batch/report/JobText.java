package dev.easel.cli.batch.report;

import dev.easel.cli.output.ErrorLine;
import dev.easel.cli.output.OneLine;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.domain.money.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A job that ended, in one line for people. */
final class JobText {
    private static final int LONGEST_ID = 60;

    private JobText() {}

    /** Returns what became of a job: state, id, files, seconds and cost, or the reason of its failure. */
    static String line(Path folder, JobLine job, JobOutcome outcome) {
        List<String> facts = new ArrayList<>();
        facts.add(String.format(Locale.ROOT, "%-11s", state(outcome)));
        facts.add(id(job.id()));
        if (!outcome.images().isEmpty()) {
            facts.add(outcome.images().stream()
                    .map(image -> OneLine.of(folder.resolve(image.name()).toString()))
                    .collect(Collectors.joining(" ")));
            facts.add(seconds(outcome.elapsed()));
        }
        outcome.cost().ifPresent(cost -> facts.add(cost.money().toString()));
        outcome.failure().ifPresent(failure -> facts.add(ErrorLine.of(failure)));
        return String.join("  ", facts);
    }

    private static String state(JobOutcome outcome) {
        return switch (outcome.state()) {
            case SUCCEEDED -> "ok";
            case PARTIAL -> "PARTIAL";
            case FAILED -> "FAILED";
            case IN_DOUBT -> "IN DOUBT";
            case NOT_STARTED -> "not started";
        };
    }

    /** Returns an id that is safe to print, and not too long. */
    static String id(String id) {
        return OneLine.of(id, LONGEST_ID);
    }

    private static String seconds(Duration elapsed) {
        return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1e3);
    }

    /** Returns amounts in several currencies, such as {@code 0.84 USD + 12 credits}; empty without any. */
    static String money(Collection<Money> amounts) {
        return amounts.stream().map(Money::toString).collect(Collectors.joining(" + "));
    }
}
