package dev.easel.offline.scene.common;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Color;
import java.util.List;

/** The colors that a prompt names, in its order, or random colors if it names none. */
public final class Hues {
    /** Steps around the color wheel that give harmonious hues. */
    private static final int[][] HARMONIES = {{0, 30, 180}, {0, 150, 210}, {0, 25, -25}, {0, 120, 60}, {0, 90, 200}};

    private final List<Color> named;
    private final double first;
    private final int[] harmony;
    private final int variant;

    private Hues(List<Color> named, double first, int[] harmony, int variant) {
        this.named = named;
        this.first = first;
        this.harmony = harmony;
        this.variant = variant;
    }

    /** Returns the colors that a prompt names, with others to go with them. */
    public static Hues of(List<Color> named, SeededRandom random, int variant) {
        return new Hues(named, random.between(0, 360), HARMONIES[random.below(HARMONIES.length)], variant);
    }

    /** Returns whether the prompt names a color. */
    public boolean named() {
        return !named.isEmpty();
    }

    /** Returns one of the colors, counted from 0, as strong as those of flowers and paint. */
    public Color accent(int index) {
        if (!named.isEmpty()) {
            Color color = named.get(index % named.size());
            return index < named.size() ? color : color.lighter(index % 2 == 0 ? 0.1 : -0.08);
        }
        return Color.lch(index % 2 == 0 ? 0.66 : 0.74, 0.16, hue(index));
    }

    /** Returns the first color the prompt names, or one of the given colors, another for each variant. */
    public Color namedOr(Color... natural) {
        return named.isEmpty() ? natural[variant % natural.length] : named.get(0);
    }

    /** Returns one of the hues in degrees, counted from 0. */
    public double hue(int index) {
        int round = index / harmony.length;
        return first + harmony[index % harmony.length] + 12.0 * round;
    }
}
