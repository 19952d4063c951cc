package dev.easel.adapters.chat.serve;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The members of a chat request about images: {@code image_config} as OpenRouter documents it ("Image Generation",
 * 2026), and the names of OpenAI's image API, which gateways take beside it or in it.
 */
final class ImageSettings {
    private static final int MOST_CHOICES = 10;
    private static final int WIDEST = 8;
    private static final int MAX_EDGE = 8192;
    private static final long MAX_PIXELS = 1L << 24;
    private static final int K = 1024;
    private static final List<String> TIERS = List.of("512", "0.5K", "1K", "2K", "4K");

    private final JsonObject body;
    private final Optional<JsonObject> config;
    private final List<ImageSource> images;

    ImageSettings(JsonObject body, List<ImageSource> images) {
        this.body = body;
        this.config = body.object("image_config");
        this.images = images;
    }

    /** Sets what the caller says; the count in a request permits as many paid calls. */
    void into(ImageRequest.Builder<?> request) {
        int count = body.integer("n", 1, MOST_CHOICES).orElse(1);
        request.count(count).maxCalls(count).size(size());
        word("quality").ifPresent(found -> request.quality(quality(found)));
        word("background").ifPresent(found -> request.background(found.among(Background.values(), Background::word)));
        word("output_format").ifPresent(found -> request.output(output(found)));
        body.any("seed").filter(Number.class::isInstance).ifPresent(seed -> request.seed(((Number) seed).longValue()));
    }

    private ImageSize size() {
        Optional<Word> ratio = config.flatMap(c -> word(c, "aspect_ratio"));
        Optional<Word> size = config.flatMap(c -> word(c, "image_size")).or(() -> word("size"));
        if (size.isEmpty()) {
            return ratio.<ImageSize>map(found -> new ImageSize.Ratio(ratio(found)))
                    .orElse(ImageSize.auto());
        }
        OptionalInt edge = edge(size.get());
        if (edge.isPresent()) {
            return ofEdge(ratio.map(ImageSettings::ratio).or(this::ratioOfImages), edge.getAsInt());
        }
        return size.get().text.contains(":") ? new ImageSize.Ratio(ratio(size.get())) : exact(size.get());
    }

    private static AspectRatio ratio(Word word) {
        AspectRatio ratio;
        try {
            ratio = AspectRatio.parse(word.text);
        } catch (IllegalArgumentException e) {
            throw word.invalid("ratios of width to height, such as 16:9, are");
        }
        if (ratio.value() > WIDEST || ratio.value() < 1.0 / WIDEST) {
            throw word.invalid("ratios from 1:" + WIDEST + " to " + WIDEST + ":1 are");
        }
        return ratio;
    }

    /** Returns the ratio of an edit's first image; empty for one that must be fetched first. */
    private Optional<AspectRatio> ratioOfImages() {
        return images.isEmpty()
                ? Optional.of(new AspectRatio(1, 1))
                : images.get(0) instanceof ImageData data ? Optional.of(AspectRatio.of(data.size())) : Optional.empty();
    }

    /** Returns the edge of the square that has as many pixels as an image of a tier. */
    private static OptionalInt edge(Word word) {
        return switch (word.text.toUpperCase(Locale.ROOT)) {
            case "512", "0.5K" -> OptionalInt.of(K / 2);
            case "1K" -> OptionalInt.of(K);
            case "2K" -> OptionalInt.of(2 * K);
            case "4K" -> OptionalInt.of(4 * K);
            default -> OptionalInt.empty();
        };
    }

    /** Returns the size of exactly a ratio whose number of pixels is nearest to that of a square. */
    private static ImageSize ofEdge(Optional<AspectRatio> known, int edge) {
        if (known.isEmpty()) {
            return ImageSize.auto();
        }
        AspectRatio ratio = known.get();
        long pixels = (long) edge * edge;
        int times = (int) Math.round(Math.sqrt((double) pixels / ((long) ratio.width() * ratio.height())));
        return times > 0
                ? ImageSize.exact(times * ratio.width(), times * ratio.height())
                : new ImageSize.Exact(ratio.withPixels(pixels));
    }

    private static ImageSize exact(Word word) {
        Size size;
        try {
            size = Size.parse(word.text);
        } catch (IllegalArgumentException e) {
            throw word.invalid("auto, WIDTHxHEIGHT, W:H and " + String.join(", ", TIERS) + " are");
        }
        if (size.longEdge() > MAX_EDGE || size.pixels() > MAX_PIXELS) {
            throw word.invalid("sides of up to " + MAX_EDGE + " and " + MAX_PIXELS + " pixels in all are");
        }
        return new ImageSize.Exact(size);
    }

    /** Reads a quality; those of DALL·E are known too. */
    private static Quality quality(Word word) {
        return switch (word.text) {
            case "standard" -> Quality.AUTO;
            case "hd" -> Quality.HIGH;
            default -> word.among(Quality.values(), Quality::word);
        };
    }

    private static Output output(Word word) {
        return ImageFormat.named(word.text)
                .filter(format -> format != ImageFormat.GIF)
                .map(Output::of)
                .orElseThrow(() -> word.invalid("png, jpeg and webp are"));
    }

    private Optional<Word> word(String name) {
        return word(body, name).or(() -> config.flatMap(c -> word(c, name)));
    }

    private static Optional<Word> word(JsonObject object, String name) {
        return object.text(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.equals("auto"))
                .map(text -> new Word(object.pathOf(name), text));
    }

    /** A value and where it stands. */
    private record Word(String path, String text) {
        <T> T among(T[] values, Function<T, String> word) {
            return Stream.of(values)
                    .filter(value -> word.apply(value).equals(text))
                    .findFirst()
                    .orElseThrow(
                            () -> invalid(Arrays.stream(values).map(word).collect(Collectors.joining(", ")) + " are"));
        }

        HttpErrorException invalid(String allowed) {
            return HttpError.value(
                            path,
                            "Invalid '" + path + "': '" + FieldParser.shortened(text) + "'; " + allowed + " allowed.")
                    .asException();
        }
    }
}
