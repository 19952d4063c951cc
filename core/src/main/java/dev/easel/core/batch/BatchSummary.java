package dev.easel.core.batch;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What became of a batch.
 *
 * @param states how many jobs there are in each state
 * @param images how many images are kept
 * @param expectedImages how many images the jobs that were looked at request
 * @param earlier how many jobs an earlier run had ended
 * @param cost what is known to have been billed in this run, one amount for each currency
 * @param unpriced how many billed or possibly billed calls of this run have no known cost
 * @param elapsed the duration of this run
 */
public record BatchSummary(
        Map<JobOutcome.State, Long> states,
        long images,
        long expectedImages,
        long earlier,
        List<Money> cost,
        long unpriced,
        Duration elapsed) {
    public BatchSummary {
        states = Map.copyOf(requireNonNull(states, "states"));
        cost = List.copyOf(requireNonNull(cost, "cost"));
        requireNonNull(elapsed, "elapsed");
    }
}
