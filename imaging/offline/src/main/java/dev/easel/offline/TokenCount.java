package dev.easel.offline;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Usage;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Counts the tokens that gpt-image-1 would report for a request, so that a program that adds up tokens can be tried
 * without a provider.
 *
 * <p>Output has the tokens that OpenAI publishes for three sizes ("Image generation", 2026-11), and for other sizes those
 * of the published one of the same orientation in proportion to the pixels. Input has the tokens of its images, in tiles
 * as OpenAI documents them ("Images and vision", low fidelity), and of its text, which only a tokenizer could count: a
 * token for four characters and four for each request, which for the prompt of ModelVerse's example is what it shows.
 */
final class TokenCount {
    private static final Size SQUARE = new Size(1024, 1024);
    private static final Size PORTRAIT = new Size(1024, 1536);
    private static final Size LANDSCAPE = new Size(1536, 1024);

    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final int TOKENS_PER_REQUEST = 4;

    private static final int LONGEST_SIDE = 2048;
    private static final int TILE = 512;
    private static final long TOKENS_PER_IMAGE = 65;
    private static final long TOKENS_PER_TILE = 129;

    private TokenCount() {}

    /**
     * Returns the tokens of a request.
     *
     * @param inputs the sizes of the input images
     * @param output the size of each image that is made
     */
    static Usage of(ImageRequest request, List<Size> inputs, Size output) {
        long text = textTokens(request.prompt());
        long images = inputs.stream().mapToLong(TokenCount::inputTokens).sum();
        long made = request.count() * outputTokens(request.quality(), output);
        return new Usage(
                OptionalLong.of(text + images),
                OptionalLong.of(made),
                OptionalLong.of(text + images + made),
                Map.of(
                        "input_tokens_details.text_tokens", text,
                        "input_tokens_details.image_tokens", images,
                        "output_tokens_details.text_tokens", 0L,
                        "output_tokens_details.image_tokens", made));
    }

    private static long textTokens(String prompt) {
        return TOKENS_PER_REQUEST + roundedUp(prompt.codePointCount(0, prompt.length()), CHARACTERS_PER_TOKEN);
    }

    /** Returns the tokens of an image that is scaled to a shorter side of 512 pixels and cut into tiles. */
    private static long inputTokens(Size size) {
        double fitted = Math.min(1, (double) LONGEST_SIDE / size.longEdge());
        double shorter = Math.min(size.width(), size.height()) * fitted;
        double scale = fitted * Math.min(1, TILE / shorter);
        return TOKENS_PER_IMAGE + TOKENS_PER_TILE * tiles(size.width() * scale) * tiles(size.height() * scale);
    }

    private static long tiles(double side) {
        return roundedUp(Math.round(side), TILE);
    }

    private static long outputTokens(Quality quality, Size size) {
        Size published = size.width() == size.height() ? SQUARE : size.width() < size.height() ? PORTRAIT : LANDSCAPE;
        return roundedUp(published(quality, published) * size.pixels(), published.pixels());
    }

    /** Returns the published tokens; a quality that is left to the model is its best one, and none is above high. */
    private static long published(Quality quality, Size size) {
        return switch (quality) {
            case LOW -> size.equals(SQUARE) ? 272 : size.equals(PORTRAIT) ? 408 : 400;
            case MEDIUM -> size.equals(SQUARE) ? 1056 : size.equals(PORTRAIT) ? 1584 : 1568;
            case AUTO, HIGH, XHIGH, MAX -> size.equals(SQUARE) ? 4160 : size.equals(PORTRAIT) ? 6240 : 6208;
        };
    }

    private static long roundedUp(long number, long divisor) {
        return (number + divisor - 1) / divisor;
    }
}
