package dev.easel.http.remote;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.ProviderOptions;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import dev.easel.http.WireOptions;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Prices of requests that may carry fields of the user: one such as {@code n} or {@code quality} changes what a call costs,
 * and then no estimate of the rest of the request bounds it.
 */
record WirePrices(Prices prices) implements Prices {
    /** Fields that change nothing of what is billed. */
    private static final Set<String> UNPRICED = Set.of(
            "moderation",
            "user",
            "safety_identifier",
            "seed",
            "stream",
            "response_format",
            "output_format",
            "output_compression");

    /** Fields by which prices are looked up, so that those of the request do not apply. */
    private static final Set<String> PRICED = Set.of("model", "quality", "service_tier");

    /** Returns what a provider can do, its prices known only where the fields of a request leave them so. */
    static Capabilities in(Capabilities can) {
        return can.free()
                ? can
                : can.prices()
                        .map(prices -> can.toBuilder()
                                .prices(Optional.of(new WirePrices(prices)))
                                .build())
                        .orElse(can);
    }

    @Override
    public Optional<Money> cost(ImageRequest sent, ImageResult received) {
        requireNonNull(received, "received");
        return Collections.disjoint(fields(sent), PRICED) ? prices.cost(sent, received) : Optional.empty();
    }

    @Override
    public Optional<CostRange> estimate(ImageRequest sent) {
        return UNPRICED.containsAll(fields(sent)) ? prices.estimate(sent) : Optional.empty();
    }

    /** Returns the names of the fields; options that do not tell theirs have none that a priced provider here knows. */
    private static Set<String> fields(ImageRequest sent) {
        Set<String> names = new TreeSet<>(
                WireOptions.of(requireNonNull(sent, "sent")).fields().keySet());
        for (ProviderOptions options : sent.options()) {
            if (!(options instanceof WireOptions) && !options.getClass().isRecord()) {
                try {
                    names.addAll(options.settings().keySet());
                } catch (IllegalArgumentException e) {
                    // It is for another provider.
                }
            }
        }
        return names;
    }

    @Override
    public String toString() {
        return prices.toString();
    }
}
