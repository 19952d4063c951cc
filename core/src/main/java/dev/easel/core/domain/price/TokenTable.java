package dev.easel.core.domain.price;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Quality;
import java.util.Optional;

/** Tokens by quality and size. */
record TokenTable(BySizeAndQuality<Long> tokens) implements OutputTokens {
    @Override
    public Optional<TokenRange> of(Quality quality, ImageSize size) {
        requireNonNull(quality, "quality");
        requireNonNull(size, "size");
        return TokenRange.around(tokens.of(quality, size));
    }
}
