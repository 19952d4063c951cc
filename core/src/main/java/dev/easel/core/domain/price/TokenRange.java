package dev.easel.core.domain.price;

import java.util.Collection;
import java.util.Optional;

/** How many tokens at least and at most. */
public record TokenRange(long from, long to) {
    public TokenRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("Invalid range of " + from + " to " + to + " tokens.");
        }
    }

    /** Returns the smallest range with all these numbers, or empty without any. */
    static Optional<TokenRange> around(Collection<Long> counts) {
        return counts.stream()
                .map(count -> new TokenRange(count, count))
                .reduce((a, b) -> new TokenRange(Math.min(a.from, b.from), Math.max(a.to, b.to)));
    }
}
