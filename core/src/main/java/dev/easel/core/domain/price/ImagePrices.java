package dev.easel.core.domain.price;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.Billing;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prices of a provider that charges by the image: one price for all, or prices by quality and size. */
public final class ImagePrices implements Prices {
    private final Optional<Money> each;
    private final BySizeAndQuality<Money> table;
    private final String source;

    private ImagePrices(Optional<Money> each, BySizeAndQuality<Money> table, String source) {
        this.each = each;
        this.table = table;
        this.source = requireNonNull(source, "source");
    }

    /**
     * Returns the same price for every image.
     *
     * @param source where the price comes from, and when it was read
     */
    public static ImagePrices each(Money price, String source) {
        return new ImagePrices(Optional.of(requireNonNull(price, "price")), new BySizeAndQuality<>(Map.of()), source);
    }

    /**
     * Returns prices by quality and size in pixels, in one currency; {@link Quality#AUTO} stands for every quality that has
     * no row.
     *
     * @param source where the prices come from, and when they were read
     * @throws IllegalArgumentException when the currencies differ
     */
    public static ImagePrices table(Map<Quality, Map<Size, Money>> prices, String source) {
        BySizeAndQuality<Money> table = new BySizeAndQuality<>(requireNonNull(prices, "prices"));
        if (table.rows().values().stream()
                        .flatMap(row -> row.values().stream())
                        .map(Money::currency)
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalArgumentException("The prices of one table must have one currency: " + prices);
        }
        return new ImagePrices(Optional.empty(), table, source);
    }

    @Override
    public Optional<Money> cost(ImageRequest sent, ImageResult received) {
        requireNonNull(sent, "sent");
        requireNonNull(received, "received");
        if (received.partialFailures().stream().anyMatch(failure -> failure.billing() != Billing.NOT_BILLED)) {
            // What did not arrive may have been billed too.
            return Optional.empty();
        }
        Optional<Money> sum = Optional.empty();
        for (GeneratedImage image : received.images()) {
            List<Money> prices = prices(sent.quality(), new ImageSize.Exact(image.size())).stream()
                    .distinct()
                    .toList();
            if (prices.size() != 1) {
                return Optional.empty();
            }
            sum = Optional.of(sum.map(prices.get(0)::plus).orElse(prices.get(0)));
        }
        return sum;
    }

    @Override
    public Optional<CostRange> estimate(ImageRequest sent) {
        requireNonNull(sent, "sent");
        List<Money> prices = prices(sent.quality(), sent.size());
        Comparator<Money> amount = Comparator.comparing(Money::amount);
        return prices.stream()
                .min(amount)
                .map(least -> new CostRange(least, prices.stream().max(amount).orElse(least)).times(sent.count()));
    }

    private List<Money> prices(Quality quality, ImageSize size) {
        return each.map(List::of).orElseGet(() -> table.of(quality, size));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImagePrices that
                && each.equals(that.each)
                && table.equals(that.table)
                && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return each.hashCode() + 31 * table.hashCode() + source.hashCode();
    }

    /** Returns the prices, lowest to highest, and their source. */
    @Override
    public String toString() {
        List<Money> all = prices(Quality.AUTO, ImageSize.auto());
        Comparator<Money> amount = Comparator.comparing(Money::amount);
        return all.stream()
                .min(amount)
                .map(least ->
                        new CostRange(least, all.stream().max(amount).orElse(least)) + " per image (" + source + ")")
                .orElse("no price (" + source + ")");
    }
}
