package dev.easel.core.domain.price;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.Size;
import java.util.Map;
import java.util.Optional;

/** How many tokens a model makes of one image, by its quality and size; what is not known is empty. */
@FunctionalInterface
public interface OutputTokens {
    /** Returns the tokens of one image, as it is requested; where the provider decides, from the fewest to the most. */
    Optional<TokenRange> of(Quality quality, ImageSize size);

    /** Returns a table of tokens by quality and size; {@link Quality#AUTO} stands for every quality that has no row. */
    static OutputTokens table(Map<Quality, Map<Size, Long>> tokens) {
        return new TokenTable(new BySizeAndQuality<>(requireNonNull(tokens, "tokens")));
    }

    /**
     * Returns the tokens of a model that makes an image as a grid: the number of cells on its longer side depends on the
     * quality, that on the shorter side on the ratio, and each cell has more tokens the more pixels there are. It is how
     * gpt-image-2 counts (community.openai.com 1382699, 2026-06-05); its published prices per image agree.
     *
     * @param longSide the number of cells on the longer side, by quality
     * @param sizes the sizes that the model makes, for where it decides
     */
    static OutputTokens grid(Map<Quality, Integer> longSide, SizeRule.Flexible sizes) {
        return new TokenGrid(longSide, sizes);
    }
}
