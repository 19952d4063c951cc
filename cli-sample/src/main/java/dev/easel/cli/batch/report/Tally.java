package dev.easel.cli.batch.report;

import dev.easel.core.batch.JobOutcome;
import dev.easel.core.batch.JobOutcome.State;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts the jobs of a batch as they end; takes the same memory for any number of them. Not thread-safe. */
final class Tally {
    private static final int MOST_IDS = 20;

    private final Map<State, Long> states = new EnumMap<>(State.class);
    private final Map<String, Money> costNow = new TreeMap<>();
    private final Map<String, Money> costEver = new TreeMap<>();
    private final Groups qualities = new Groups();
    private final Groups ratios = new Groups();
    private final FailureKinds failures = new FailureKinds();
    private final List<String> inDoubt = new ArrayList<>();
    private final Group all = new Group("all");
    private long earlier;
    private long earlierImages;

    /** Counts a job. */
    void add(JobLine job, JobOutcome outcome) {
        states.merge(outcome.state(), 1L, Long::sum);
        all.add(outcome);
        if (outcome.state() != State.NOT_STARTED) {
            qualities.add(Settings.quality(job), outcome);
            ratios.add(Settings.aspectRatio(job), outcome);
        }
        outcome.cost().map(Cost::money).ifPresent(money -> {
            add(costEver, money);
            if (!outcome.earlier()) {
                add(costNow, money);
            }
        });
        if (outcome.earlier()) {
            earlier++;
            earlierImages += outcome.images().size();
        }
        if (outcome.state() == State.IN_DOUBT && inDoubt.size() < MOST_IDS) {
            inDoubt.add(job.id());
        }
        if (outcome.state() == State.FAILED || outcome.state() == State.PARTIAL) {
            outcome.failure().ifPresent(failure -> failures.add(job.id(), failure));
        }
    }

    private static void add(Map<String, Money> sums, Money money) {
        if (!money.isZero()) {
            sums.merge(money.currency(), money, Money::plus);
        }
    }

    /** Returns how many jobs ended in a state. */
    long count(State state) {
        return states.getOrDefault(state, 0L);
    }

    /** Returns how many jobs ended, whatever their state. */
    long ended() {
        return all.requests();
    }

    /** Returns how many jobs ended in this run. */
    long endedNow() {
        return ended() - earlier;
    }

    /** Returns how many jobs an earlier run had ended. */
    long earlier() {
        return earlier;
    }

    /** Returns how many images are there, those of earlier runs included. */
    long images() {
        return all.images();
    }

    /** Returns how many images came in this run. */
    long imagesNow() {
        return images() - earlierImages;
    }

    /** Returns the mean duration of the jobs with images in seconds, or empty without such jobs. */
    Optional<Double> averageSeconds() {
        return all.averageSeconds();
    }

    /** Returns what this run cost so far, an amount for each currency. */
    Collection<Money> costNow() {
        return List.copyOf(costNow.values());
    }

    /** Returns what all runs cost, an amount for each currency. */
    Collection<Money> costEver() {
        return List.copyOf(costEver.values());
    }

    /** Returns the jobs by their quality, in the order of the names. */
    Collection<Group> byQuality() {
        return qualities.all();
    }

    /** Returns the jobs by their aspect ratio, in the order of the names. */
    Collection<Group> byAspectRatio() {
        return ratios.all();
    }

    /** Returns the failures by their message. */
    FailureKinds failures() {
        return failures;
    }

    /** Returns the ids of jobs in doubt, the first 20. */
    List<String> inDoubt() {
        return List.copyOf(inDoubt);
    }
}
