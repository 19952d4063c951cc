package dev.easel.core.domain.money;

import static java.util.Objects.requireNonNull;

/** What a call costs at least and at most, both in one currency. */
public record CostRange(Money from, Money to) {
    public CostRange {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        if (from.exceeds(to)) {
            throw new IllegalArgumentException("Invalid range of costs from " + from + " to " + to + ".");
        }
    }

    /** Returns the range of a cost that is known exactly. */
    public static CostRange exactly(Money money) {
        requireNonNull(money, "money");
        return new CostRange(money, money);
    }

    /**
     * Returns the range of two calls together.
     *
     * @throws IllegalArgumentException when the currencies differ
     */
    public CostRange plus(CostRange other) {
        requireNonNull(other, "other");
        return new CostRange(from.plus(other.from), to.plus(other.to));
    }

    /** Returns the range of this many such calls. */
    public CostRange times(long calls) {
        return new CostRange(from.times(calls), to.times(calls));
    }

    @Override
    public String toString() {
        return from.equals(to) ? from.toString() : from + " to " + to;
    }
}
