package dev.easel.imaging.internal.masks;

import dev.easel.imaging.internal.pixels.ParallelRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Separates a mask into parts that are far enough apart to be repainted one by one. */
public final class Parts {
    /** Parts nearer than twice this share their surroundings. */
    private static final int NEAR = 32;
    /** A mask with more parts than this is a texture and is repainted as a whole. */
    private static final int TEXTURE = 128;

    private final Coverage mask;
    private final List<Part> parts;

    private Parts(Coverage mask, List<Part> parts) {
        this.mask = mask;
        this.parts = parts;
    }

    /**
     * Returns the parts of a mask as masks of the same size, the upper ones first; empty for an empty mask. When there
     * are more than {@code maxParts}, the parts nearest to each other stay together.
     */
    public static List<Coverage> of(Coverage mask, int maxParts, ParallelRows workers) {
        Coverage around = MaskWriter.binary(mask, 1);
        new Morphology(workers).grow(around, NEAR);
        Components components = Components.of(around, weight -> weight > 0, true);
        TreeMap<Integer, Part> found = new TreeMap<>();
        components.forEach((part, y, from, to) ->
                found.computeIfAbsent(part, first -> new Part()).add(new Run(y, from, to)));
        if (found.size() > TEXTURE) {
            return List.of(mask);
        }
        Parts parts = new Parts(mask, new ArrayList<>(found.values()));
        parts.joinUntil(maxParts);
        return parts.parts.stream().map(parts::extract).toList();
    }

    /** Joins the two parts with the smallest common rectangle, repeatedly. */
    private void joinUntil(int maxParts) {
        parts.sort(Comparator.comparingInt(part -> part.top));
        while (parts.size() > maxParts) {
            int best = 0;
            long least = Long.MAX_VALUE;
            int with = 1;
            for (int i = 0; i < parts.size(); i++) {
                for (int j = i + 1; j < parts.size(); j++) {
                    long area = parts.get(i).areaWith(parts.get(j));
                    if (area < least) {
                        least = area;
                        best = i;
                        with = j;
                    }
                }
            }
            parts.get(best).add(parts.remove(with));
        }
    }

    private Coverage extract(Part part) {
        Coverage own = Coverage.none(mask.width(), mask.height());
        for (Run run : part.runs) {
            int start = run.y() * mask.width() + run.from();
            System.arraycopy(mask.weights(), start, own.weights(), start, run.to() - run.from());
        }
        return own;
    }

    private record Run(int y, int from, int to) {}

    /** One part with a margin around it. */
    private static final class Part {
        private final List<Run> runs = new ArrayList<>();
        private int left = Integer.MAX_VALUE;
        private int top = Integer.MAX_VALUE;
        private int right;
        private int bottom;

        void add(Run run) {
            runs.add(run);
            left = Math.min(left, run.from());
            right = Math.max(right, run.to());
            top = Math.min(top, run.y());
            bottom = Math.max(bottom, run.y() + 1);
        }

        void add(Part other) {
            other.runs.forEach(this::add);
        }

        long areaWith(Part other) {
            long width = (long) Math.max(right, other.right) - Math.min(left, other.left);
            return width * (Math.max(bottom, other.bottom) - Math.min(top, other.top));
        }
    }
}
