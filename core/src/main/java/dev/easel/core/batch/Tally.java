package dev.easel.core.batch;

import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what becomes of the jobs of a run. Thread-safe. */
final class Tally {
    private final Map<JobOutcome.State, Long> states = new EnumMap<>(JobOutcome.State.class);
    private final Map<String, Money> cost = new TreeMap<>();
    private long images;
    private long expected;
    private long earlier;
    private long unpriced;

    /**
     * Counts a job.
     *
     * @param requested how many images it requests
     * @param free whether its provider charges nothing
     */
    synchronized void add(JobOutcome outcome, int requested, boolean free) {
        states.merge(outcome.state(), 1L, Long::sum);
        images += outcome.images().size();
        expected += requested;
        if (outcome.earlier()) {
            earlier++;
        } else if (outcome.cost().isPresent()) {
            outcome.cost()
                    .map(Cost::money)
                    .filter(money -> !money.isZero())
                    .ifPresent(money -> cost.merge(money.currency(), money, Money::plus));
        } else if (!free && mayBeBilled(outcome)) {
            unpriced++;
        }
    }

    private static boolean mayBeBilled(JobOutcome outcome) {
        return switch (outcome.state()) {
            case SUCCEEDED, PARTIAL -> true;
            case FAILED -> outcome.failure().map(EaselException::billing).orElse(Billing.UNKNOWN) != Billing.NOT_BILLED;
            case IN_DOUBT, NOT_STARTED -> false;
        };
    }

    synchronized BatchSummary summary(Duration elapsed) {
        return new BatchSummary(states, images, expected, earlier, new ArrayList<>(cost.values()), unpriced, elapsed);
    }
}
