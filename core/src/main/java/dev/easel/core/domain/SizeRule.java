package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Size;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which sizes a provider makes, and how they are requested. */
public sealed interface SizeRule {
    /** Returns the size to request from the provider so that its image is nearest to the wanted one. */
    ImageSize nearest(ImageSize wanted);

    /** Returns the pixels a provider makes for a requested size, where that is known. */
    Optional<Size> expected(ImageSize requested);

    /** Returns whether the provider makes images of exactly this size. */
    default boolean makes(Size size) {
        ImageSize requested = nearest(new ImageSize.Exact(size));
        return expected(requested).filter(size::equals).isPresent();
    }

    /** Returns the rule for a part of an image that is sent to be repainted, the size of which is chosen here. */
    default SizeRule framing() {
        return this;
    }

    /** Describes what is allowed, for messages. */
    String allowed();

    /** The provider takes no size: it decides. */
    record Unspecified() implements SizeRule {
        @Override
        public ImageSize nearest(ImageSize wanted) {
            requireNonNull(wanted, "wanted");
            return ImageSize.auto();
        }

        @Override
        public Optional<Size> expected(ImageSize requested) {
            requireNonNull(requested, "requested");
            return Optional.empty();
        }

        @Override
        public String allowed() {
            return "the provider decides";
        }
    }

    /** One of a list of sizes, requested in pixels; a ratio gets the nearest ratio, then the nearest number of pixels. */
    record Fixed(List<Size> sizes) implements SizeRule {
        public Fixed {
            sizes = List.copyOf(requireNonNull(sizes, "sizes"));
            if (sizes.isEmpty()) {
                throw new IllegalArgumentException("A fixed size rule needs at least one size.");
            }
        }

        @Override
        public ImageSize nearest(ImageSize wanted) {
            requireNonNull(wanted, "wanted");
            if (wanted instanceof ImageSize.Exact exact) {
                long pixels = exact.size().pixels();
                return best(AspectRatio.of(exact.size()), Comparator.comparingLong(s -> Math.abs(s.pixels() - pixels)));
            }
            if (wanted instanceof ImageSize.Ratio ratio) {
                return best(ratio.ratio(), Comparator.comparingLong(s -> -s.pixels()));
            }
            return wanted;
        }

        private ImageSize best(AspectRatio ratio, Comparator<Size> then) {
            return new ImageSize.Exact(sizes.stream()
                    .min(Comparator.<Size>comparingDouble(s -> AspectRatio.of(s).distance(ratio))
                            .thenComparing(then))
                    .orElseThrow());
        }

        @Override
        public Optional<Size> expected(ImageSize requested) {
            requireNonNull(requested, "requested");
            return requested instanceof ImageSize.Exact exact && sizes.contains(exact.size())
                    ? Optional.of(exact.size())
                    : Optional.empty();
        }

        @Override
        public String allowed() {
            return sizes.toString();
        }
    }

    /** One of a few ratios, requested as a ratio; each makes images of a known size. */
    record Ratios(Map<AspectRatio, Size> ratios) implements SizeRule {
        public Ratios {
            if (requireNonNull(ratios, "ratios").isEmpty()) {
                throw new IllegalArgumentException("A rule of ratios needs at least one ratio.");
            }
            Map<AspectRatio, Size> sorted = new TreeMap<>(Comparator.comparingDouble(AspectRatio::value));
            sorted.putAll(Map.copyOf(ratios));
            ratios = Collections.unmodifiableMap(sorted);
        }

        @Override
        public ImageSize nearest(ImageSize wanted) {
            requireNonNull(wanted, "wanted");
            if (wanted instanceof ImageSize.Auto) {
                return wanted;
            }
            AspectRatio ratio =
                    wanted instanceof ImageSize.Ratio r ? r.ratio() : AspectRatio.of(((ImageSize.Exact) wanted).size());
            return new ImageSize.Ratio(ratios.keySet().stream()
                    .min(Comparator.comparingDouble(r -> r.distance(ratio)))
                    .orElseThrow());
        }

        @Override
        public Optional<Size> expected(ImageSize requested) {
            requireNonNull(requested, "requested");
            return requested instanceof ImageSize.Ratio ratio
                    ? Optional.ofNullable(ratios.get(ratio.ratio()))
                    : Optional.empty();
        }

        @Override
        public String allowed() {
            return ratios.keySet().toString();
        }
    }

    /** Any size whose sides are multiples of a number, within limits of pixels, side and ratio; requested in pixels. */
    record Flexible(int multiple, long minPixels, long maxPixels, int maxEdge, double maxRatio) implements SizeRule {
        @Override
        public ImageSize nearest(ImageSize wanted) {
            requireNonNull(wanted, "wanted");
            if (wanted instanceof ImageSize.Exact exact) {
                return new ImageSize.Exact(legal(exact.size()));
            }
            if (wanted instanceof ImageSize.Ratio ratio) {
                return new ImageSize.Exact(legal(ratio.ratio().withPixels(Math.min(maxPixels, 1_572_864))));
            }
            return wanted;
        }

        private Size legal(Size wanted) {
            double ratio = Math.max(1 / maxRatio, Math.min(maxRatio, wanted.ratio()));
            double pixels = Math.max(minPixels, Math.min(maxPixels, wanted.pixels()));
            double width = Math.sqrt(pixels * ratio);
            double height = width / ratio;
            double shrink = Math.min(1, maxEdge / Math.max(width, height));
            Size best = null;
            double bestCost = Double.MAX_VALUE;
            int columns = (int) (width * shrink / multiple);
            int rows = (int) (height * shrink / multiple);
            for (int w = Math.max(1, columns - 3); w <= columns + 4; w++) {
                for (int h = Math.max(1, rows - 3); h <= rows + 4; h++) {
                    Size candidate = new Size(w * multiple, h * multiple);
                    double cost = 4 * Math.abs(Math.log(candidate.ratio() / ratio))
                            + Math.abs(Math.log(candidate.pixels() / pixels));
                    if (isLegal(candidate) && cost < bestCost) {
                        best = candidate;
                        bestCost = cost;
                    }
                }
            }
            if (best == null) {
                throw new IllegalStateException("No size near " + wanted + " is allowed: " + allowed());
            }
            return best;
        }

        private boolean isLegal(Size size) {
            return size.width() % multiple == 0
                    && size.height() % multiple == 0
                    && size.pixels() >= minPixels
                    && size.pixels() <= maxPixels
                    && size.longEdge() <= maxEdge
                    && size.ratio() <= maxRatio
                    && size.ratio() >= 1 / maxRatio;
        }

        @Override
        public Optional<Size> expected(ImageSize requested) {
            requireNonNull(requested, "requested");
            return requested instanceof ImageSize.Exact exact && isLegal(exact.size())
                    ? Optional.of(exact.size())
                    : Optional.empty();
        }

        @Override
        public String allowed() {
            return "sides in multiples of " + multiple + ", " + minPixels + " to " + maxPixels + " pixels, sides up to "
                    + maxEdge + ", ratio up to "
                    + BigDecimal.valueOf(maxRatio).stripTrailingZeros().toPlainString() + ":1";
        }
    }

    /**
     * Any size: pixels are requested as they are, and a ratio as about a million pixels in multiples of 16, which all models
     * make. For a provider about whose sizes nothing is known.
     */
    record Any() implements SizeRule {
        private static final long USUAL_PIXELS = 1_048_576;
        private static final SizeRule USUAL =
                new Flexible(16, USUAL_PIXELS * 3 / 4, USUAL_PIXELS * 5 / 4, Integer.MAX_VALUE, 100);
        private static final SizeRule FRAMES = new Flexible(16, 65_536, 4_194_304, 2048, 8);

        @Override
        public ImageSize nearest(ImageSize wanted) {
            requireNonNull(wanted, "wanted");
            return wanted instanceof ImageSize.Ratio ratio
                    ? USUAL.nearest(new ImageSize.Exact(ratio.ratio().withPixels(USUAL_PIXELS)))
                    : wanted;
        }

        @Override
        public Optional<Size> expected(ImageSize requested) {
            requireNonNull(requested, "requested");
            return requested instanceof ImageSize.Exact exact ? Optional.of(exact.size()) : Optional.empty();
        }

        /** Returns sizes that models make well: sides in multiples of 16 and up to 2048. */
        @Override
        public SizeRule framing() {
            return FRAMES;
        }

        @Override
        public String allowed() {
            return "any size";
        }
    }

    /**
     * One of a few ratios, or any ratio where the list is empty, of which the provider decides the pixels.
     *
     * @param scaled whether a size in pixels still says, in its ratio's pixels, how large the image should be
     */
    record Shapes(List<AspectRatio> ratios, boolean scaled) implements SizeRule {
        public Shapes {
            ratios = List.copyOf(requireNonNull(ratios, "ratios"));
        }

        @Override
        public ImageSize nearest(ImageSize wanted) {
            requireNonNull(wanted, "wanted");
            if (wanted instanceof ImageSize.Ratio ratio) {
                return new ImageSize.Ratio(nearest(ratio.ratio()));
            }
            if (!(wanted instanceof ImageSize.Exact exact)) {
                return wanted;
            }
            AspectRatio given = AspectRatio.of(exact.size());
            AspectRatio ratio = nearest(given);
            if (!scaled) {
                return new ImageSize.Ratio(ratio);
            }
            return ratio.fits(exact.size())
                    ? exact
                    : new ImageSize.Exact(ratio.withPixels(exact.size().pixels()));
        }

        private AspectRatio nearest(AspectRatio ratio) {
            return ratios.stream()
                    .min(Comparator.comparingDouble(r -> r.distance(ratio)))
                    .orElse(ratio);
        }

        @Override
        public Optional<Size> expected(ImageSize requested) {
            requireNonNull(requested, "requested");
            return Optional.empty();
        }

        @Override
        public String allowed() {
            return ratios.isEmpty() ? "any ratio" : ratios.toString();
        }
    }

    /** Returns the rule of a provider that takes any size. */
    static SizeRule any() {
        return new Any();
    }

    /** Returns the rule of a provider that decides the size. */
    static SizeRule unspecified() {
        return new Unspecified();
    }

    /** Returns the rule of a provider that makes a few sizes. */
    static SizeRule fixed(Size... sizes) {
        return new Fixed(List.of(requireNonNull(sizes, "sizes")));
    }
}
