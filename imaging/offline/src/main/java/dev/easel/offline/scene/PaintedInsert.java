package dev.easel.offline.scene;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Canvas;
import dev.easel.offline.brush.Color;
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
import java.util.Set;

/**
 * Paints what a prompt names into a region of an image: an object, flowers, a view that fades into its surroundings, or
 * a tint. A prompt that names none of these, or that asks to remove something or to continue the image, leaves the
 * region unchanged.
 */
public final class PaintedInsert {
    private static final Set<Motif> VIEWS = EnumSet.of(
            Motif.SEA,
            Motif.BEACH,
            Motif.LAKE,
            Motif.MOUNTAIN,
            Motif.HILL,
            Motif.FOREST,
            Motif.DESERT,
            Motif.CITY,
            Motif.SPACE,
            Motif.SUNSET,
            Motif.DAWN,
            Motif.NIGHT,
            Motif.AURORA,
            Motif.ABSTRACT);

    private final Prompt prompt;
    private final Set<Motif> motifs;
    private final long seed;
    private final int variant;
    private final ParallelRows workers;

    public PaintedInsert(Prompt prompt, long seed, int variant, ParallelRows workers) {
        this.prompt = prompt;
        this.motifs = prompt.motifs();
        this.seed = seed;
        this.variant = variant;
        this.workers = workers;
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

    /** Returns the image with the masked region painted; pixels outside the mask stay unchanged. */
    public Pixels into(Pixels image, Coverage mask, Checkpoint checkpoint) {
        if (motifs.contains(Motif.REMOVE) || motifs.contains(Motif.CONTINUE)) {
            return image;
        }
        Box box = bounds(mask);
        Sheet sheet = sheet(box.width(), box.height());
        List<Map.Entry<Motif, Thing>> things = Thing.named(sheet);
        if (!things.isEmpty() && things.get(0).getKey() != Motif.FLOWER) {
            things.get(0).getValue().paint(Room.in(mask, box).spot(sheet));
        } else if (motifs.contains(Motif.FLOWER) || motifs.contains(Motif.MEADOW)) {
            flowers(sheet);
        } else if (motifs.stream().anyMatch(VIEWS::contains)) {
            return view(image, mask, box, checkpoint);
        } else if (sheet.hues().named()) {
            return blended(
                    image,
                    Tint.of(ThumbnailatorScaler.crop(image, box), sheet.hues().accent(0), fade(mask, box)),
                    mask,
                    box);
        } else {
            return image;
        }
        checkpoint.reached(0.5);
        return blended(image, sheet.canvas().image(), mask, box);
    }

    private static Box bounds(Coverage mask) {
        int left = mask.width();
        int top = mask.height();
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (mask.at(x, y) != 0) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        return right < left ? new Box(0, 0, 1, 1) : new Box(left, top, right - left + 1, bottom - top + 1);
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

    private Pixels view(Pixels image, Coverage mask, Box box, Checkpoint checkpoint) {
        Pixels view = new Scene(prompt, seed, variant, false)
                .paint(box.width(), box.height(), 1, workers, checkpoint.part(0, 0.9), canvas -> {});
        double[] fade = fade(mask, box);
        int[] argb = view.argb();
        for (int i = 0; i < argb.length; i++) {
            argb[i] = argb[i] & 0xFFFFFF | (int) Math.round((argb[i] >>> 24) * fade[i]) << 24;
        }
        return blended(image, view, mask, box);
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
    private static Pixels blended(Pixels image, Pixels painted, Coverage mask, Box box) {
        int[] argb = image.argb().clone();
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                int at = (box.y() + y) * image.width() + box.x() + x;
                int alpha = painted.get(x, y) >>> 24;
                if (alpha != 0 && mask.weights()[at] != 0) {
                    argb[at] = over(painted.get(x, y), argb[at], alpha);
                }
            }
        }
        return Pixels.of(image.width(), image.height(), argb);
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
