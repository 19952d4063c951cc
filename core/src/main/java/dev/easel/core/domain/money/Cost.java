package dev.easel.core.domain.money;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/** What a call cost. */
public record Cost(Money money, Source source) {
    public Cost {
        requireNonNull(money, "money");
        requireNonNull(source, "source");
    }

    /** Where the amount comes from. */
    public enum Source {
        /** The provider reported it. */
        REPORTED,
        /** It was computed from the reported usage, or the number of images, and a table of prices. */
        COMPUTED;

        /** Returns the name in reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns a cost that the provider reported. */
    public static Cost reported(Money money) {
        return new Cost(money, Source.REPORTED);
    }

    /** Returns a cost that was computed from a table of prices. */
    public static Cost computed(Money money) {
        return new Cost(money, Source.COMPUTED);
    }

    /** Returns the cost of what was not billed at all: nothing was sent, or the images came from a cache. */
    public static Cost nothing() {
        return computed(Money.usd("0"));
    }

    /** Returns the cost of two calls together, or empty when their currencies differ; nothing is nothing in any currency. */
    public Optional<Cost> plus(Cost other) {
        requireNonNull(other, "other");
        if (money.isZero() || other.money.isZero()) {
            return Optional.of(money.isZero() ? other : this);
        }
        if (!money.sameCurrency(other.money)) {
            return Optional.empty();
        }
        boolean reported = source == Source.REPORTED && other.source == Source.REPORTED;
        return Optional.of(new Cost(money.plus(other.money), reported ? Source.REPORTED : Source.COMPUTED));
    }

    @Override
    public String toString() {
        return money + " (" + source.word() + ")";
    }
}
