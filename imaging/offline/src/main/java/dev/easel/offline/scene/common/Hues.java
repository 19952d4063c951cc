package dev.easel.offline.scene.common;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The colors that a prompt names, in its order, or random colors if it names none. */
public final class Hues {
    private static final Map<String, Color> NAMED = Map.ofEntries(
            Map.entry("red", Color.lch(0.58, 0.21, 27)),
            Map.entry("crimson", Color.lch(0.5, 0.2, 22)),
            Map.entry("orange", Color.lch(0.72, 0.18, 58)),
            Map.entry("golden", Color.lch(0.8, 0.15, 85)),
            Map.entry("gold", Color.lch(0.8, 0.15, 85)),
            Map.entry("yellow", Color.lch(0.88, 0.17, 100)),
            Map.entry("green", Color.lch(0.62, 0.17, 145)),
            Map.entry("emerald", Color.lch(0.6, 0.14, 160)),
            Map.entry("teal", Color.lch(0.6, 0.11, 195)),
            Map.entry("turquoise", Color.lch(0.75, 0.12, 190)),
            Map.entry("cyan", Color.lch(0.8, 0.13, 200)),
            Map.entry("blue", Color.lch(0.55, 0.18, 258)),
            Map.entry("navy", Color.lch(0.35, 0.12, 265)),
            Map.entry("purple", Color.lch(0.5, 0.2, 305)),
            Map.entry("violet", Color.lch(0.55, 0.21, 300)),
            Map.entry("lavender", Color.lch(0.75, 0.1, 300)),
            Map.entry("pink", Color.lch(0.75, 0.15, 355)),
            Map.entry("magenta", Color.lch(0.62, 0.25, 335)),
            Map.entry("brown", Color.lch(0.45, 0.09, 60)),
            Map.entry("beige", Color.lch(0.86, 0.04, 85)),
            Map.entry("white", Color.lch(0.96, 0.005, 90)),
            Map.entry("black", Color.lch(0.22, 0.01, 270)),
            Map.entry("grey", Color.lch(0.6, 0.01, 270)),
            Map.entry("gray", Color.lch(0.6, 0.01, 270)),
            Map.entry("silver", Color.lch(0.8, 0.01, 260)),
            Map.entry("红", Color.lch(0.58, 0.21, 27)),
            Map.entry("橙", Color.lch(0.72, 0.18, 58)),
            Map.entry("黄", Color.lch(0.88, 0.17, 100)),
            Map.entry("绿", Color.lch(0.62, 0.17, 145)),
            Map.entry("蓝", Color.lch(0.55, 0.18, 258)),
            Map.entry("紫", Color.lch(0.5, 0.2, 305)),
            Map.entry("粉", Color.lch(0.75, 0.15, 355)),
            Map.entry("白", Color.lch(0.96, 0.005, 90)));
    /** Steps around the color wheel that give harmonious hues. */
    private static final int[][] HARMONIES = {{0, 30, 180}, {0, 150, 210}, {0, 25, -25}, {0, 120, 60}, {0, 90, 200}};

    private final List<Color> named;
    private final double first;
    private final int[] harmony;

    private Hues(List<Color> named, double first, int[] harmony) {
        this.named = named;
        this.first = first;
        this.harmony = harmony;
    }

    /** Returns the colors of a prompt. */
    public static Hues of(String prompt, SeededRandom random) {
        List<Color> named = new ArrayList<>();
        for (String word : prompt.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (NAMED.containsKey(word)) {
                named.add(NAMED.get(word));
            } else if (!word.isEmpty() && word.charAt(0) > 0x2E80) {
                word.chars()
                        .mapToObj(c -> NAMED.get(String.valueOf((char) c)))
                        .filter(c -> c != null)
                        .forEach(named::add);
            }
        }
        return new Hues(List.copyOf(named), random.between(0, 360), HARMONIES[random.below(HARMONIES.length)]);
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

    /** Returns the first color the prompt names, or the given default. */
    public Color namedOr(Color fallback) {
        return named.isEmpty() ? fallback : named.get(0);
    }

    /** Returns one of the hues in degrees, counted from 0. */
    public double hue(int index) {
        int round = index / harmony.length;
        return first + harmony[index % harmony.length] + 12.0 * round;
    }
}
