package dev.easel.offline.look;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Color;
import dev.easel.offline.prompt.Motif;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The looks that a prompt requests, in order: light and weather first, then the medium, such as watercolor. */
public final class Looks {
    private final List<Look> looks = new ArrayList<>();
    private final Set<Motif> motifs;
    private final SeededRandom random;

    private Looks(Set<Motif> motifs, long seed) {
        this.motifs = motifs;
        this.random = new SeededRandom(seed);
    }

    /** Returns the motifs that change a whole image. */
    public static Set<Motif> motifs() {
        Set<Motif> motifs = EnumSet.range(Motif.DAWN, Motif.AUTUMN);
        motifs.addAll(EnumSet.range(Motif.MAGIC, Motif.BLUR));
        return motifs;
    }

    /** Returns the looks that motifs name, or a gentle change of colors, different for each seed, if they name none. */
    public static Looks of(Set<Motif> motifs, long seed) {
        Looks looks = new Looks(motifs, seed);
        looks.light();
        looks.weather();
        looks.color();
        looks.medium();
        if (looks.looks.isEmpty()) {
            looks.regrade();
        }
        return looks;
    }

    /** Returns only the looks of a medium, such as watercolor; no looks if the motifs name no medium. */
    public static Looks ofHand(Set<Motif> motifs, long seed) {
        Looks looks = new Looks(motifs, seed);
        looks.medium();
        return looks;
    }

    /** Returns the same looks and, for each image of a request except the first, another slight change of colors. */
    public Looks varied(int index) {
        if (index > 0) {
            add(tones(0.22));
        }
        return this;
    }

    /** Returns the image with all looks applied, or the same instance if there are no looks. */
    public Pixels on(Pixels image, ParallelRows workers, Checkpoint checkpoint) {
        Pixels changed = image;
        for (int i = 0; i < looks.size(); i++) {
            Checkpoint part = checkpoint.part((double) i / looks.size(), (i + 1.0) / looks.size());
            changed = looks.get(i).on(changed, workers, part);
            part.reached(1);
        }
        return changed;
    }

    private boolean names(Motif motif) {
        return motifs.contains(motif);
    }

    private void add(Look look) {
        looks.add(look);
    }

    private void light() {
        if (names(Motif.NIGHT)) {
            if (names(Motif.FOG)) {
                add(Grade.of(0.55, 1.05, 0.7));
            } else {
                night();
            }
        } else if (names(Motif.SUNSET)) {
            sunset();
        } else if (names(Motif.DAWN)) {
            add(Grade.of(1.12, 0.95, 1.05).toned(Color.lch(0.5, 0.07, 290), Color.lch(0.93, 0.07, 50), 0.35));
            add(Overlay.light(Color.lch(0.85, 0.1, 55), (across, down) -> 0.3 * (1 - down)));
        }
    }

    private void sunset() {
        add(Grade.of(1.05, 1.08, 1.15).toned(Color.lch(0.32, 0.1, 300), Color.lch(0.9, 0.13, 72), 0.55));
        double side = random.chance(0.5) ? 0.12 : 0.88;
        add(Overlay.light(Color.lch(0.82, 0.15, 68), (across, down) -> {
            double x = across - side;
            double y = down - 0.18;
            return Math.max(0, 0.62 - 0.75 * Math.sqrt(x * x + y * y));
        }));
        add(Overlay.vignette(0.25));
    }

    private void night() {
        add(Grade.of(0.3, 1.1, 0.5).toned(Color.lch(0.16, 0.07, 268), Color.lch(0.78, 0.06, 245), 0.55));
        add(Overlay.vignette(0.6));
        double side = random.chance(0.5) ? 0.2 : 0.8;
        add(Overlay.light(Color.lch(0.72, 0.05, 245), (across, down) -> {
            double x = across - side;
            return Math.max(0, 0.22 - 0.4 * Math.sqrt(x * x + down * down));
        }));
    }

    private void weather() {
        if (names(Motif.STORM) || names(Motif.RAIN)) {
            add(Grade.of(0.72, 1.22, 0.6).toned(Color.lch(0.28, 0.04, 255), Color.lch(0.85, 0.02, 240), 0.35));
            add(Overlay.vignette(0.5));
        }
        if (names(Motif.FOG)) {
            boolean dark = names(Motif.NIGHT) || names(Motif.STORM);
            add(Grade.of(dark ? 0.9 : 1, 0.85, 0.65));
            add(Overlay.fog(Color.lch(dark ? 0.55 : 0.84, 0.02, 240), dark ? 0.75 : 0.85, random.nextLong()));
        }
        if (names(Motif.SNOW)) {
            add(Grade.of(1.15, 0.95, 0.7).toned(Color.lch(0.5, 0.05, 255), Color.lch(0.97, 0.02, 245), 0.4));
            add(new Falling(random.nextLong(), false));
        }
        if (names(Motif.RAIN)) {
            add(new Falling(random.nextLong(), true));
        }
    }

    private void color() {
        if (names(Motif.VIVID)) {
            add(Grade.of(1.04, 1.2, 1.5));
        }
        if (names(Motif.PASTEL) && !names(Motif.WATERCOLOR)) {
            add(Grade.of(1.2, 0.85, 0.75).faded(0.14));
        }
        if (names(Motif.COOL)) {
            add(Grade.of(1, 1.05, 0.9).toned(Color.lch(0.28, 0.07, 255), Color.lch(0.94, 0.04, 225), 0.5));
        }
        if (names(Motif.AUTUMN)) {
            add(Grade.of(1, 1.05, 1.1).toned(Color.lch(0.3, 0.07, 40), Color.lch(0.9, 0.1, 75), 0.45));
        }
        if (names(Motif.FUTURE)) {
            add(Grade.of(0.85, 1.2, 1.35).toned(Color.lch(0.3, 0.15, 285), Color.lch(0.85, 0.13, 345), 0.5));
            add(Overlay.light(Color.lch(0.7, 0.16, 200), (across, down) -> 0.35 * Math.max(0, across - 0.45)));
        }
        if (names(Motif.VINTAGE)) {
            add(Grade.of(1.02, 0.95, 0.35)
                    .toned(Color.lch(0.35, 0.05, 60), Color.lch(0.92, 0.06, 85), 0.6)
                    .faded(0.05));
            add(Overlay.vignette(0.5));
            add(Handmade.grain(random.nextLong(), 9));
        }
        if (names(Motif.MONOCHROME)) {
            add(Grade.of(1, 1.25, 0));
        }
        if (names(Motif.MAGIC) || names(Motif.BLUR)) {
            add(Handmade.dream());
        }
    }

    private void medium() {
        if (names(Motif.WATERCOLOR)) {
            add(Handmade.watercolor(random.nextLong()));
        }
        if (names(Motif.CARTOON)) {
            add(Handmade.cartoon());
        }
        if (names(Motif.SKETCH)) {
            add(Handmade.sketch(random.nextLong()));
        }
    }

    private void regrade() {
        add(tones(0.42));
        add(Overlay.vignette(0.22));
    }

    private Look tones(double share) {
        double hue = random.between(0, 360);
        double away = hue + random.between(120, 200);
        return Grade.of(random.between(0.96, 1.1), random.between(1.06, 1.16), random.between(1.05, 1.25))
                .toned(Color.lch(0.3, 0.1, hue), Color.lch(0.92, 0.08, away), share);
    }
}
