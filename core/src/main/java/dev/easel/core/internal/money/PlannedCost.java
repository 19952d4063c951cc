package dev.easel.core.internal.money;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.money.CostRange;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The cost of the paid calls of one request: at least those that are planned, at most all that it allows. */
public final class PlannedCost {
    private PlannedCost() {}

    /**
     * Returns the cost of all calls, or empty where that of any is unknown.
     *
     * @param batches how many images each planned call requests
     * @param maxCalls how many calls are allowed: what is missing from the planned ones is requested again
     * @param sent makes the request of a call for a number of images
     */
    public static Optional<CostRange> of(
            Optional<Prices> known, List<Integer> batches, int maxCalls, IntFunction<ImageRequest> sent) {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Optional<CostRange> sum = Optional.empty();
        for (int count : batches) {
            Optional<CostRange> call = known.get().estimate(sent.apply(count));
            if (call.isEmpty()) {
                return Optional.empty();
            }
            sum = Optional.of(sum.map(call.get()::plus).orElse(call.get()));
        }
        int more = maxCalls - batches.size();
        if (more <= 0) {
            return sum;
        }
        Optional<CostRange> largest = known.get().estimate(sent.apply(Collections.max(batches)));
        return sum.flatMap(planned -> largest.map(call ->
                new CostRange(planned.from(), planned.to().plus(call.to().times(more)))));
    }
}
