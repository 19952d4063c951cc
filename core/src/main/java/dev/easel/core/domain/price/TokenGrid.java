package dev.easel.core.domain.price;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.Size;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tokens of an image that is made as a grid of cells. */
record TokenGrid(Map<Quality, Integer> longSide, SizeRule.Flexible sizes) implements OutputTokens {
    private static final long PIXELS_OF_NO_IMAGE = 2_000_000;
    private static final long PIXELS_PER_TOKEN_OF_A_CELL = 4_000_000;

    TokenGrid {
        longSide = Map.copyOf(requireNonNull(longSide, "longSide"));
        requireNonNull(sizes, "sizes");
    }

    @Override
    public Optional<TokenRange> of(Quality quality, ImageSize size) {
        requireNonNull(quality, "quality");
        requireNonNull(size, "size");
        Collection<Integer> cells = quality == Quality.AUTO
                ? longSide.values()
                : Stream.ofNullable(longSide.get(quality)).toList();
        return TokenRange.around(cells.stream()
                .flatMap(count -> size instanceof ImageSize.Exact exact
                        ? Stream.of(tokens(count, exact.size()))
                        : Stream.of(fewest(count), most(count)))
                .toList());
    }

    private static long tokens(int cells, Size size) {
        long edge = size.longEdge();
        long other = size.width() == edge ? size.height() : size.width();
        return tokens(cells, (2L * cells * other + edge) / (2 * edge), size.pixels());
    }

    private static long tokens(long cells, long others, long pixels) {
        long all = cells * others * (PIXELS_OF_NO_IMAGE + pixels);
        return (all + PIXELS_PER_TOKEN_OF_A_CELL - 1) / PIXELS_PER_TOKEN_OF_A_CELL;
    }

    private long fewest(int cells) {
        return tokens(cells, Math.round(cells / sizes.maxRatio()), sizes.minPixels());
    }

    private long most(int cells) {
        return tokens(cells, cells, sizes.maxPixels());
    }
}
