package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import java.util.Optional;

/** What a provider charges for one verb with one model; what is not known is empty, never guessed. */
public interface Prices {
    /** A provider that charges nothing: one on this machine. Its results have no cost. */
    Prices FREE = new Prices() {
        @Override
        public Optional<Money> cost(ImageRequest sent, ImageResult received) {
            requireNonNull(sent, "sent");
            requireNonNull(received, "received");
            return Optional.empty();
        }

        @Override
        public Optional<CostRange> estimate(ImageRequest sent) {
            requireNonNull(sent, "sent");
            return Optional.of(CostRange.exactly(Money.usd("0")));
        }

        @Override
        public String toString() {
            return "free";
        }
    };

    /** Returns what one paid call cost, computed from what was sent and what came back. */
    Optional<Money> cost(ImageRequest sent, ImageResult received);

    /** Returns what one paid call will cost at least and at most. */
    Optional<CostRange> estimate(ImageRequest sent);

    /**
     * Returns what one paid call cost: as the provider reported it, else computed from its prices where they are known. Never
     * throws: prices that fail are unknown, since the call was billed already.
     */
    static Optional<Cost> billed(Optional<Prices> known, ImageRequest sent, ImageResult received) {
        requireNonNull(known, "known");
        requireNonNull(sent, "sent");
        requireNonNull(received, "received");
        if (received.cost().isPresent()) {
            return received.cost();
        }
        try {
            return known.flatMap(prices -> prices.cost(sent, received)).map(Cost::computed);
        } catch (RuntimeException e) {
            System.getLogger(Prices.class.getName())
                    .log(System.Logger.Level.WARNING, "The cost of a call could not be computed.", e);
            return Optional.empty();
        }
    }
}
