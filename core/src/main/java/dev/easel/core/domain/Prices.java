package dev.easel.core.domain;

import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import java.util.Optional;

/** What a provider charges for one verb with one model; what is not known is empty, never guessed. */
public interface Prices {
    /** A provider that charges nothing: one on this machine. Its results have no cost. */
    Prices FREE = new Prices() {
        @Override
        public Optional<Money> cost(ImageRequest sent, ImageResult received) {
            return Optional.empty();
        }

        @Override
        public Optional<CostRange> estimate(ImageRequest sent) {
            return Optional.of(CostRange.exactly(Money.usd("0")));
        }

        @Override
        public String toString() {
            return "free";
        }
    };

    /** Returns what one paid call cost, computed from what was sent and what came back. */
    Optional<Money> cost(ImageRequest sent, ImageResult received);

    /** Returns what one paid call will cost. */
    Optional<CostRange> estimate(ImageRequest sent);
}
