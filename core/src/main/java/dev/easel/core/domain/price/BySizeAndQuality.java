package dev.easel.core.domain.price;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A value for each quality and size; {@link Quality#AUTO} in the table stands for every quality that has no row. */
record BySizeAndQuality<V>(Map<Quality, Map<Size, V>> rows) {
    BySizeAndQuality {
        Map<Quality, Map<Size, V>> copy = new HashMap<>();
        Map.copyOf(requireNonNull(rows, "rows")).forEach((quality, sizes) -> copy.put(quality, Map.copyOf(sizes)));
        rows = Map.copyOf(copy);
    }

    /** Returns every value that an image of this quality and size may have; none where the table does not tell. */
    List<V> of(Quality quality, ImageSize size) {
        Stream<Map<Size, V>> sizes = quality == Quality.AUTO
                ? rows.values().stream()
                : Stream.ofNullable(rows.getOrDefault(quality, rows.get(Quality.AUTO)));
        return (size instanceof ImageSize.Exact exact
                        ? sizes.flatMap(values -> Stream.ofNullable(values.get(exact.size())))
                        : sizes.flatMap(values -> values.values().stream()))
                .toList();
    }
}
