package dev.easel.core.domain.price;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Prices of a provider that charges by the token. What a call cost is computed from the usage that the provider reports;
 * what one will cost is bounded where it is known how many tokens an image has.
 */
public final class TokenPrices implements Prices {
    /** What is counted; each kind has a price of its kind, where it is known. */
    public enum Kind {
        TEXT_INPUT,
        CACHED_TEXT_INPUT,
        IMAGE_INPUT,
        CACHED_IMAGE_INPUT,
        TEXT_OUTPUT,
        IMAGE_OUTPUT
    }

    /**
     * What a provider may add to the text of a prompt, for each call and each input image; measured are 6 tokens, and up to
     * 45 with an image (community.openai.com 1382940, 2026-06-25).
     */
    private static final long ADDED_TOKENS = 100;

    private static final int MILLION_PLACES = 6;

    private final Map<Kind, BigDecimal> perMillion;
    private final String currency;
    private final Optional<OutputTokens> outputTokens;
    private final OptionalLong mostInputImageTokens;
    private final OptionalLong partialImageTokens;
    private final String source;

    private TokenPrices(Builder builder) {
        this.perMillion = Map.copyOf(builder.perMillion);
        this.currency = builder.currency;
        this.outputTokens = builder.outputTokens;
        this.mostInputImageTokens = builder.mostInputImageTokens;
        this.partialImageTokens = builder.partialImageTokens;
        this.source = builder.source;
    }

    /**
     * Starts without any known price.
     *
     * @param currency the currency of all prices, such as {@code USD}
     * @param source where the prices come from, and when they were read
     */
    public static Builder builder(String currency, String source) {
        return new Builder(requireNonNull(currency, "currency"), requireNonNull(source, "source"));
    }

    @Override
    public Optional<Money> cost(ImageRequest sent, ImageResult received) {
        boolean textOnly = requireNonNull(sent, "sent").sources().isEmpty();
        return requireNonNull(received, "received")
                .usage()
                .flatMap(usage -> TokenCounts.of(usage, textOnly))
                .flatMap(this::price);
    }

    @Override
    public Optional<CostRange> estimate(ImageRequest sent) {
        requireNonNull(sent, "sent");
        // Expanding sends a mask beside the image.
        int inputs = sent.sources().size() + (sent.verb() == Verb.EXPAND ? 1 : 0);
        Optional<TokenRange> output = outputTokens.flatMap(tokens -> tokens.of(sent.quality(), sent.size()));
        if (output.isEmpty()
                || inputs > 0 && mostInputImageTokens.isEmpty()
                || sent.partialImages() > 0 && partialImageTokens.isEmpty()) {
            return Optional.empty();
        }
        long images = sent.count();
        long prompt = sent.prompt().getBytes(StandardCharsets.UTF_8).length;
        Map<Kind, Long> fewest = new EnumMap<>(Kind.class);
        fewest.put(Kind.TEXT_INPUT, 1L);
        fewest.put(Kind.IMAGE_OUTPUT, images * output.get().from());
        // A token is at least a byte of text; a provider may count the whole input once for each image.
        Map<Kind, Long> most = new EnumMap<>(Kind.class);
        most.put(Kind.TEXT_INPUT, images * (prompt + ADDED_TOKENS * (1L + inputs)));
        most.put(Kind.IMAGE_INPUT, inputs == 0 ? 0 : images * inputs * mostInputImageTokens.getAsLong());
        most.put(
                Kind.IMAGE_OUTPUT,
                images * (output.get().to() + (long) sent.partialImages() * partialImageTokens.orElse(0)));
        return price(fewest).flatMap(from -> price(most).map(to -> new CostRange(from, to)));
    }

    /** Returns the price of tokens, or empty where the price of any of them is unknown. */
    private Optional<Money> price(Map<Kind, Long> tokens) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Kind, Long> count : tokens.entrySet()) {
            if (count.getValue() == 0) {
                continue;
            }
            BigDecimal price = perMillion.get(count.getKey());
            if (price == null) {
                return Optional.empty();
            }
            sum = sum.add(price.multiply(BigDecimal.valueOf(count.getValue())));
        }
        return Optional.of(new Money(sum.movePointLeft(MILLION_PLACES), currency));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenPrices that
                && perMillion.equals(that.perMillion)
                && currency.equals(that.currency)
                && outputTokens.equals(that.outputTokens)
                && mostInputImageTokens.equals(that.mostInputImageTokens)
                && partialImageTokens.equals(that.partialImageTokens)
                && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return Objects.hash(perMillion, currency, outputTokens, mostInputImageTokens, partialImageTokens, source);
    }

    /** Returns the prices per million tokens and their source. */
    @Override
    public String toString() {
        String text = new TreeMap<>(perMillion)
                .entrySet().stream()
                        .map(price ->
                                price.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                                        + price.getValue().toPlainString())
                        .collect(Collectors.joining(", "));
        return text + " " + currency + " per million tokens (" + source + ")";
    }

    /** Collects {@link TokenPrices}. */
    public static final class Builder {
        private final Map<Kind, BigDecimal> perMillion = new EnumMap<>(Kind.class);
        private final String currency;
        private final String source;
        private Optional<OutputTokens> outputTokens = Optional.empty();
        private OptionalLong mostInputImageTokens = OptionalLong.empty();
        private OptionalLong partialImageTokens = OptionalLong.empty();

        private Builder(String currency, String source) {
            this.currency = currency;
            this.source = source;
        }

        /**
         * Sets the price of a million tokens, such as {@code 5} or {@code 1.25}.
         *
         * @throws IllegalArgumentException when it is negative
         */
        public Builder perMillion(Kind kind, String price) {
            requireNonNull(kind, "kind");
            perMillion.put(kind, new Money(new BigDecimal(requireNonNull(price, "price")), currency).amount());
            return this;
        }

        /** Sets how many tokens an image of the output has. */
        public Builder outputTokens(OutputTokens known) {
            outputTokens = Optional.of(requireNonNull(known, "known"));
            return this;
        }

        /** Sets how many tokens an input image, or a mask, has at most. */
        public Builder mostInputImageTokens(long tokens) {
            mostInputImageTokens = OptionalLong.of(tokens);
            return this;
        }

        /** Sets how many tokens of output each partial image has. */
        public Builder partialImageTokens(long tokens) {
            partialImageTokens = OptionalLong.of(tokens);
            return this;
        }

        public TokenPrices build() {
            return new TokenPrices(this);
        }
    }
}
