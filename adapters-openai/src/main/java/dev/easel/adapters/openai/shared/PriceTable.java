package dev.easel.adapters.openai.shared;

import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.price.OutputTokens;
import dev.easel.core.domain.price.TokenPrices;
import dev.easel.core.domain.price.TokenPrices.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What each provider charges for each model: rows of {@code prices.table} beside this class, of which the first that matches applies. */
final class PriceTable {
    /** The columns of prices, from the third on. */
    private static final List<Kind> KINDS = List.of(
            Kind.TEXT_INPUT,
            Kind.CACHED_TEXT_INPUT,
            Kind.IMAGE_INPUT,
            Kind.CACHED_IMAGE_INPUT,
            Kind.TEXT_OUTPUT,
            Kind.IMAGE_OUTPUT);

    private static final int COLUMNS = 12;
    private static final List<TableRow<Prices>> ROWS = TableFile.read("prices.table", COLUMNS, 1, PriceTable::prices);

    private PriceTable() {}

    /** Returns what a provider charges for a model, where that is known. */
    static Optional<Prices> of(OpenAiSystem system, String model) {
        String name = model.toLowerCase(Locale.ROOT);
        return ROWS.stream()
                .filter(row -> row.has(0, system.word()) && row.matches(name))
                .findFirst()
                .map(TableRow::value);
    }

    private static Prices prices(List<String> cells) {
        TokenPrices.Builder prices = TokenPrices.builder("USD", cells.get(11));
        for (int i = 0; i < KINDS.size(); i++) {
            Kind kind = KINDS.get(i);
            known(cells.get(2 + i)).ifPresent(price -> prices.perMillion(kind, price));
        }
        known(cells.get(8)).map(PriceTable::output).ifPresent(prices::outputTokens);
        known(cells.get(9)).map(Long::valueOf).ifPresent(prices::mostInputImageTokens);
        known(cells.get(10)).map(Long::valueOf).ifPresent(prices::partialImageTokens);
        return prices.build();
    }

    private static Optional<String> known(String cell) {
        return Optional.of(cell).filter(text -> !text.equals("-"));
    }

    private static OutputTokens output(String cell) {
        List<String> words = Arrays.asList(cell.split(" "));
        if (!words.get(0).equals("grid")) {
            return OutputTokens.table(table(words));
        }
        Map<Quality, Integer> cells = new EnumMap<>(Quality.class);
        for (String word : words.subList(1, words.size())) {
            String[] pair = word.split(":");
            cells.put(quality(pair[0]), Integer.valueOf(pair[1]));
        }
        return OutputTokens.grid(cells, (SizeRule.Flexible) ModelTable.sizes("multiples"));
    }

    /** Reads a quality, then its sizes with their tokens, then the next quality. */
    private static Map<Quality, Map<Size, Long>> table(List<String> words) {
        Map<Quality, Map<Size, Long>> tokens = new EnumMap<>(Quality.class);
        Quality quality = Quality.AUTO;
        for (String word : words) {
            String[] pair = word.split(":");
            if (pair.length == 1) {
                quality = quality(word);
            } else {
                tokens.computeIfAbsent(quality, any -> new HashMap<>()).put(Size.parse(pair[0]), Long.valueOf(pair[1]));
            }
        }
        return tokens;
    }

    private static Quality quality(String word) {
        return Quality.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
