package dev.easel.cli.history;

import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sum of several costs. */
final class Costs {
    private Costs() {}

    /** Returns the sums by currency, for people; empty where no cost is known. */
    static Optional<String> sum(List<Cost> costs) {
        Map<String, Money> sums = new LinkedHashMap<>();
        costs.forEach(cost -> sums.merge(cost.money().currency(), cost.money(), Money::plus));
        return sums.isEmpty()
                ? Optional.empty()
                : Optional.of(sums.values().stream().map(Money::toString).collect(Collectors.joining(" + ")));
    }
}
