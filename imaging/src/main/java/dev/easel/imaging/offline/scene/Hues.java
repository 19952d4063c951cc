package dev.easel.imaging.offline.scene;

import dev.easel.imaging.offline.brush.Colour;
import dev.easel.imaging.pixels.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The colours that words name, in the order in which they are named; where they name none, colours drawn by luck. */
public final class Hues {
    private static final Map<String, Colour> NAMED = Map.ofEntries(
            Map.entry("red", Colour.lch(0.58, 0.21, 27)),
            Map.entry("crimson", Colour.lch(0.5, 0.2, 22)),
            Map.entry("orange", Colour.lch(0.72, 0.18, 58)),
            Map.entry("golden", Colour.lch(0.8, 0.15, 85)),
            Map.entry("gold", Colour.lch(0.8, 0.15, 85)),
            Map.entry("yellow", Colour.lch(0.88, 0.17, 100)),
            Map.entry("green", Colour.lch(0.62, 0.17, 145)),
            Map.entry("emerald", Colour.lch(0.6, 0.14, 160)),
            Map.entry("teal", Colour.lch(0.6, 0.11, 195)),
            Map.entry("turquoise", Colour.lch(0.75, 0.12, 190)),
            Map.entry("cyan", Colour.lch(0.8, 0.13, 200)),
            Map.entry("blue", Colour.lch(0.55, 0.18, 258)),
            Map.entry("navy", Colour.lch(0.35, 0.12, 265)),
            Map.entry("purple", Colour.lch(0.5, 0.2, 305)),
            Map.entry("violet", Colour.lch(0.55, 0.21, 300)),
            Map.entry("lavender", Colour.lch(0.75, 0.1, 300)),
            Map.entry("pink", Colour.lch(0.75, 0.15, 355)),
            Map.entry("magenta", Colour.lch(0.62, 0.25, 335)),
            Map.entry("brown", Colour.lch(0.45, 0.09, 60)),
            Map.entry("beige", Colour.lch(0.86, 0.04, 85)),
            Map.entry("white", Colour.lch(0.96, 0.005, 90)),
            Map.entry("black", Colour.lch(0.22, 0.01, 270)),
            Map.entry("grey", Colour.lch(0.6, 0.01, 270)),
            Map.entry("gray", Colour.lch(0.6, 0.01, 270)),
            Map.entry("silver", Colour.lch(0.8, 0.01, 260)),
            Map.entry("红", Colour.lch(0.58, 0.21, 27)),
            Map.entry("橙", Colour.lch(0.72, 0.18, 58)),
            Map.entry("黄", Colour.lch(0.88, 0.17, 100)),
            Map.entry("绿", Colour.lch(0.62, 0.17, 145)),
            Map.entry("蓝", Colour.lch(0.55, 0.18, 258)),
            Map.entry("紫", Colour.lch(0.5, 0.2, 305)),
            Map.entry("粉", Colour.lch(0.75, 0.15, 355)),
            Map.entry("白", Colour.lch(0.96, 0.005, 90)));
    /** Steps around the circle of hues that look well together. */
    private static final int[][] CHORDS = {{0, 30, 180}, {0, 150, 210}, {0, 25, -25}, {0, 120, 60}, {0, 90, 200}};

    private final List<Colour> named;
    private final double first;
    private final int[] chord;

    private Hues(List<Colour> named, double first, int[] chord) {
        this.named = named;
        this.first = first;
        this.chord = chord;
    }

    /** Returns the colours of a prompt. */
    public static Hues of(String prompt, Dice dice) {
        List<Colour> named = new ArrayList<>();
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
        return new Hues(List.copyOf(named), dice.between(0, 360), CHORDS[dice.below(CHORDS.length)]);
    }

    /** Returns whether the words name a colour. */
    public boolean named() {
        return !named.isEmpty();
    }

    /** Returns one of the colours, counted from 0, as strong as flowers and paint are. */
    public Colour accent(int index) {
        if (!named.isEmpty()) {
            Colour colour = named.get(index % named.size());
            return index < named.size() ? colour : colour.lighter(index % 2 == 0 ? 0.1 : -0.08);
        }
        return Colour.lch(index % 2 == 0 ? 0.66 : 0.74, 0.16, hue(index));
    }

    /** Returns the first colour the words name, else what is given. */
    public Colour namedOr(Colour usual) {
        return named.isEmpty() ? usual : named.get(0);
    }

    /** Returns one of the hues in degrees, counted from 0. */
    public double hue(int index) {
        int round = index / chord.length;
        return first + chord[index % chord.length] + 12.0 * round;
    }
}
