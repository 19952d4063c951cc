package dev.easel.offline.scene;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.masks.Bounds;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.CoverageScaler;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Canvas;
import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Gradient;
import dev.easel.offline.brush.Ink;
import dev.easel.offline.brush.Outline;
import dev.easel.offline.prompt.Motif;
import dev.easel.offline.prompt.Prompt;
import dev.easel.offline.scene.common.Depth;
import dev.easel.offline.scene.common.Sheet;
import dev.easel.offline.scene.common.Spot;
import dev.easel.offline.scene.common.Tint;
import dev.easel.offline.scene.object.Blossoms;
import dev.easel.offline.scene.object.Thing;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Paints what a prompt names into a region of an image: an object, flowers, a view that fades into its surroundings, a
 * plain wall, or a tint. A prompt that names none of these, or that asks to remove something or to continue the image, leaves the
 * region unchanged.
 */
public final class PaintedInsert {
    private static final Set<Motif> VIEWS = EnumSet.range(Motif.SEA, Motif.CITY);

    static {
        VIEWS.addAll(EnumSet.of(Motif.DAWN, Motif.SUNSET, Motif.NIGHT, Motif.AURORA, Motif.SKY));
        VIEWS.addAll(EnumSet.of(Motif.SPACE, Motif.ABSTRACT));
    }

    /** Larger regions are painted at this many pixels and enlarged, to limit memory and time. */
    private static final double MAX_PAINTED_PIXELS = 4_194_304;

    private final Prompt prompt;
    private final Set<Motif> motifs;
    private final long seed;
    private final int variant;
    private final ParallelRows workers;
    private final ThumbnailatorScaler scaler;

    public PaintedInsert(Prompt prompt, long seed, int variant, ParallelRows workers) {
        this.prompt = prompt;
        this.motifs = prompt.motifs();
        this.seed = seed;
        this.variant = variant;
        this.workers = workers;
        this.scaler = ThumbnailatorScaler.on(workers);
    }

    /** Returns whether motifs request to add an object to an image. */
    public static boolean adds(Set<Motif> motifs) {
        return motifs.contains(Motif.ADD) && Thing.KNOWN.stream().anyMatch(known -> motifs.contains(known.getKey()));
    }

    /** Returns the image with the named object added in its middle. */
    public Pixels onto(Pixels image, Checkpoint checkpoint) {
        Sheet sheet = sheet(image.width(), image.height());
        double size = sheet.unit() * 0.42;
        Spot spot = new Spot(sheet, sheet.width() / 2, sheet.height() / 2 + size / 2, size);
        spot.shadow(0.45);
        Thing.named(sheet).get(0).getValue().paint(spot);
        checkpoint.reached(1);
        return sheet.canvas().over(image);
    }

    private Sheet sheet(int width, int height) {
        return Sheet.of(prompt, EnumSet.of(Motif.SKY), new Canvas(width, height, workers), seed, 1, variant);
    }

    /** Paints the masked region of an image, in place; pixels outside the mask stay unchanged. */
    public void into(Pixels image, Coverage mask, Checkpoint checkpoint) {
        Optional<Bounds> marked = Bounds.of(mask);
        if (marked.isPresent() && !motifs.contains(Motif.REMOVE) && !motifs.contains(Motif.CONTINUE)) {
            Box box = box(marked.get());
            double shrink =
                    Math.min(1, Math.sqrt(MAX_PAINTED_PIXELS / box.size().pixels()));
            int width = (int) Math.ceil(mask.width() * shrink);
            int height = (int) Math.ceil(mask.height() * shrink);
            Coverage small = shrink < 1 ? CoverageScaler.nearest(mask, width, height) : mask;
            Bounds.of(small)
                    .flatMap(region -> painted(image, box, small, box(region), checkpoint))
                    .ifPresent(painted -> blend(image, scaler.scale(painted, box.size()), mask, box));
        }
    }

    private static Box box(Bounds bounds) {
        return new Box(bounds.left(), bounds.top(), bounds.width(), bounds.height());
    }

    /** Returns what is painted into a rectangle of a mask, which marks the other rectangle of the image. */
    private Optional<Pixels> painted(Pixels image, Box from, Coverage mask, Box box, Checkpoint checkpoint) {
        Sheet sheet = sheet(box.width(), box.height());
        List<Map.Entry<Motif, Thing>> things = Thing.named(sheet);
        if (!things.isEmpty() && things.get(0).getKey() != Motif.FLOWER) {
            things.get(0).getValue().paint(Room.in(mask, box).spot(sheet));
        } else if (motifs.contains(Motif.FLOWER) || motifs.contains(Motif.MEADOW)) {
            flowers(sheet);
        } else if (motifs.stream().anyMatch(VIEWS::contains)) {
            return Optional.of(view(mask, box, checkpoint));
        } else if (motifs.contains(Motif.PLAIN)) {
            int around = scaler.scale(image, from, new Size(1, 1)).get(0, 0);
            Color tone = sheet.hues().namedOr(Color.rgb(around));
            Gradient shades = Gradient.of(tone.lighter(0.02), tone, tone.lighter(-0.03));
            sheet.canvas().fill(Ink.along(0, 0, 0, sheet.height(), shades));
        } else if (sheet.hues().named()) {
            Pixels region = scaler.scale(image, from, box.size());
            return Optional.of(Tint.of(region, sheet.hues().accent(0), fade(mask, box)));
        } else {
            return Optional.empty();
        }
        checkpoint.reached(0.5);
        return Optional.of(sheet.canvas().image());
    }

    /** Paints leaves first, then blossoms from back to front, well inside the region. */
    private static void flowers(Sheet sheet) {
        SeededRandom random = sheet.random();
        int count =
                (int) Math.max(9, Math.min(70, sheet.width() * sheet.height() / (sheet.unit() * sheet.unit()) * 26));
        double radius = sheet.unit() * 0.13;
        for (int i = 0; i < count * 3; i++) {
            double x = random.between(0.04, 0.96) * sheet.width();
            double y = random.between(0.1, 0.98) * sheet.height();
            Color leaf = Color.lch(random.between(0.34, 0.55), 0.1, random.between(130, 150));
            sheet.canvas()
                    .paint(
                            Outline.ellipse(
                                    x, y, radius * random.between(0.5, 1), radius * 0.2, random.between(0, Math.PI)),
                            leaf);
        }
        for (int i = 0; i < count; i++) {
            double depth = (i + 0.5) / count;
            double size = radius * (0.55 + 0.45 * depth) * random.between(0.8, 1.15);
            double x = size + random.unit() * (sheet.width() - 2 * size);
            double y = size + (0.08 + 0.84 * depth + random.between(-0.06, 0.06)) * (sheet.height() - 2 * size);
            Color petal = sheet.hues().accent(random.below(4)).lighter(-0.08 * (1 - depth));
            if (i % 3 == 0) {
                Blossoms.large(sheet, x, y, size, petal);
            } else {
                Blossoms.small(sheet, x, y, size * 0.85, petal, random.below(5));
            }
        }
    }

    private Pixels view(Coverage mask, Box box, Checkpoint checkpoint) {
        Pixels view = new Scene(prompt, seed, variant, false)
                .paint(box.width(), box.height(), 1, workers, checkpoint.part(0, 0.9));
        double[] fade = fade(mask, box);
        int[] argb = view.argb();
        for (int i = 0; i < argb.length; i++) {
            argb[i] = argb[i] & 0xFFFFFF | (int) Math.round((argb[i] >>> 24) * fade[i]) << 24;
        }
        return view;
    }

    /** Returns the opacity of the painting, 0 to 1, rising inward from the edge of the mask. */
    private static double[] fade(Coverage mask, Box box) {
        int soft = Math.max(2, Math.min(box.width(), box.height()) / 10);
        int[] depth = Depth.within(mask, box, soft, false);
        double[] fade = new double[depth.length];
        for (int i = 0; i < fade.length; i++) {
            double share = Math.min(1, depth[i] / (double) soft);
            fade[i] = share * share * (3 - 2 * share);
        }
        return fade;
    }

    /** Lays the painted region over the image inside the mask. */
    private static void blend(Pixels image, Pixels painted, Coverage mask, Box box) {
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                int at = (box.y() + y) * image.width() + box.x() + x;
                int alpha = painted.get(x, y) >>> 24;
                if (alpha != 0 && mask.weights()[at] != 0) {
                    image.argb()[at] = over(painted.get(x, y), image.argb()[at], alpha);
                }
            }
        }
    }

    private static int over(int top, int below, int alpha) {
        int under = (below >>> 24) * (255 - alpha);
        int all = 255 * alpha + under;
        int pixel = (all + 127) / 255 << 24;
        for (int shift = 0; shift <= 16; shift += 8) {
            int sum = (top >> shift & 0xFF) * 255 * alpha + (below >> shift & 0xFF) * under;
            pixel |= (sum + all / 2) / all << shift;
        }
        return pixel;
    }
}
