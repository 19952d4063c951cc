package dev.easel.core.domain.price;

import dev.easel.core.domain.money.Usage;
import dev.easel.core.domain.price.TokenPrices.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells the tokens of a usage apart by kind, by the names of OpenAI's schema for images and for chat. */
final class TokenCounts {
    private static final List<String> INPUT = List.of("input_tokens_details.", "prompt_tokens_details.");
    private static final List<String> OUTPUT = List.of("output_tokens_details.", "completion_tokens_details.");

    /** Tokens of text and of images. */
    private record Split(long text, long image) {
        /** Returns the split of a total by its details, of which one is enough; empty if they do not tell. */
        static Optional<Split> of(long total, OptionalLong text, OptionalLong image) {
            long texts = text.orElse(total - image.orElse(0));
            Split split = new Split(texts, image.orElse(total - texts));
            boolean told = text.isPresent() || image.isPresent();
            return told && split.text >= 0 && split.image >= 0 && split.text + split.image == total
                    ? Optional.of(split)
                    : Optional.empty();
        }
    }

    private TokenCounts() {}

    /**
     * Returns how many tokens of each kind there are, or empty where the usage does not tell.
     *
     * @param textOnly whether no image was sent, so that all input is text
     */
    static Optional<Map<Kind, Long>> of(Usage usage, boolean textOnly) {
        if (usage.input().isEmpty() || usage.output().isEmpty()) {
            return Optional.empty();
        }
        long total = usage.input().getAsLong();
        Optional<Split> input = split(usage, total, INPUT, "").or(() -> allText(total, textOnly || total == 0));
        Optional<Split> cached = input.flatMap(split -> cached(usage, split));
        if (cached.isEmpty()) {
            return Optional.empty();
        }
        long made = usage.output().getAsLong();
        Split output = split(usage, made, OUTPUT, "").orElse(new Split(0, made));
        Map<Kind, Long> tokens = new EnumMap<>(Kind.class);
        tokens.put(Kind.TEXT_INPUT, input.get().text - cached.get().text);
        tokens.put(Kind.CACHED_TEXT_INPUT, cached.get().text);
        tokens.put(Kind.IMAGE_INPUT, input.get().image - cached.get().image);
        tokens.put(Kind.CACHED_IMAGE_INPUT, cached.get().image);
        tokens.put(Kind.TEXT_OUTPUT, output.text);
        tokens.put(Kind.IMAGE_OUTPUT, output.image);
        return tokens.values().stream().allMatch(count -> count >= 0) ? Optional.of(tokens) : Optional.empty();
    }

    /** Returns the input that came from the provider's cache, which is part of the input. */
    private static Optional<Split> cached(Usage usage, Split input) {
        long total = detail(usage, INPUT, "cached_tokens").orElse(0);
        return split(usage, total, INPUT, "cached_tokens_details.")
                .or(() -> allText(total, total == 0 || input.image == 0));
    }

    private static Optional<Split> split(Usage usage, long total, List<String> groups, String within) {
        return Split.of(
                total, detail(usage, groups, within + "text_tokens"), detail(usage, groups, within + "image_tokens"));
    }

    private static Optional<Split> allText(long tokens, boolean certain) {
        return certain ? Optional.of(new Split(tokens, 0)) : Optional.empty();
    }

    private static OptionalLong detail(Usage usage, List<String> groups, String name) {
        return groups.stream()
                .map(group -> usage.details().get(group + name))
                .filter(tokens -> tokens != null)
                .mapToLong(Long::longValue)
                .findFirst();
    }
}
