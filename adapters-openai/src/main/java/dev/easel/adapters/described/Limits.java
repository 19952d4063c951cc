package dev.easel.adapters.described;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.http.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The section {@code limits} of a description: what the provider allows, as far as it is known. */
final class Limits {
    /** How many images one call is let request where the document does not say it. */
    private static final int USUAL_COUNT = 10;

    private static final Set<ImageFormat> USUAL_FORMATS = Set.of(ImageFormat.PNG, ImageFormat.JPEG, ImageFormat.WEBP);
    private static final Set<Quality> USUAL_QUALITIES = Set.of(Quality.LOW, Quality.MEDIUM, Quality.HIGH);
    private static final Set<Background> USUAL_BACKGROUNDS = Set.of(Background.TRANSPARENT, Background.OPAQUE);

    private final Json json;

    Limits(Json json) {
        this.json = json;
    }

    int count() {
        return json.number("count").isPresent() ? whole("count").getAsInt() : USUAL_COUNT;
    }

    /** Returns how many input images one call takes. */
    OptionalInt images() {
        return whole("images");
    }

    OptionalLong bytes() {
        return json.number("bytes");
    }

    /** Returns how many pixels per side the provider itself expands an image by at most. */
    OptionalInt sides() {
        return whole("sides");
    }

    private OptionalInt whole(String name) {
        OptionalLong number = json.number(name);
        return number.isPresent()
                ? OptionalInt.of((int) Math.max(1, Math.min(Integer.MAX_VALUE, number.getAsLong())))
                : OptionalInt.empty();
    }

    Set<ImageFormat> formats() {
        return words("formats", word -> ImageFormat.named(word).orElseThrow(), USUAL_FORMATS);
    }

    Set<Quality> qualities() {
        return words("qualities", word -> Quality.valueOf(word.toUpperCase(Locale.ROOT)), USUAL_QUALITIES);
    }

    Set<Background> backgrounds() {
        return words("backgrounds", word -> Background.valueOf(word.toUpperCase(Locale.ROOT)), USUAL_BACKGROUNDS);
    }

    private <T> Set<T> words(String name, Function<String, T> read, Set<T> usual) {
        return json.get(name).isArray()
                ? json.get(name).items().stream()
                        .map(item -> read.apply(item.text().orElse("")))
                        .collect(Collectors.toUnmodifiableSet())
                : usual;
    }

    /** Returns the ratios that may be sent, by the provider's words for them, such as 21:9; empty where any may. */
    Map<String, AspectRatio> ratios() {
        Map<String, AspectRatio> ratios = new LinkedHashMap<>();
        json.get("ratios")
                .items()
                .forEach(item -> item.text().ifPresent(word -> ratios.put(word, AspectRatio.parse(word))));
        return ratios;
    }

    /** Returns the names of tiers, each with the side of a square of as many pixels. */
    Map<String, Long> tiers() {
        Map<String, Long> tiers = new LinkedHashMap<>();
        json.get("tiers")
                .members()
                .forEach((name, side) -> tiers.put(name, side.number().orElse(0)));
        return tiers;
    }

    /** Returns the rule for sizes in pixels. */
    SizeRule sizes() {
        Json sizes = json.get("sizes");
        if (sizes.isArray()) {
            List<Size> all = new ArrayList<>();
            sizes.items().forEach(item -> all.add(Size.parse(item.text().orElse(""))));
            return new SizeRule.Fixed(all);
        }
        if (!sizes.isObject()) {
            return SizeRule.any();
        }
        long maxPixels = sizes.number("maxPixels").orElse(1L << 24);
        double ratio = sizes.get("ratio").decimal().orElse(8);
        long side = sizes.number("side").orElse((long) Math.sqrt(maxPixels * ratio));
        return new SizeRule.Flexible(
                (int) sizes.number("multiple").orElse(1),
                sizes.number("minPixels").orElse(1),
                maxPixels,
                (int) Math.min(side, 1 << 16),
                ratio);
    }
}
