package dev.easel.imaging.internal.harmonize;

import dev.easel.core.domain.image.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells in words and figures what a change undoes. */
final class Undone {
    private static final String[] NAMES = {"red", "green", "blue"};
    /** Channels that change by amounts this near to each other change brightness only. */
    private static final double ALIKE = 2;

    private static final double MIN_LEVELS = 0.5;
    private static final double MIN_CONTRAST = 0.02;
    private static final double MIN_CAST = 1;
    /** Levels closer together than this tell nothing about contrast. */
    private static final float MIN_SPREAD = 3;

    private Undone() {}

    /** Returns the figures, at least one for a change that does anything. */
    static List<String> by(Change change, Cells cells, Size compared) {
        List<String> figures = new ArrayList<>();
        if (change.colors()) {
            levels(change, cells, figures);
            change.field()
                    .map(ColorField::range)
                    .filter(range -> range >= MIN_CAST)
                    .ifPresent(range -> figures.add("color cast that varies by up to " + number(range) + " levels"));
        }
        figures.addAll(change.motion().undone(compared.width(), compared.height()));
        return figures.isEmpty() ? List.of("tone by less than a level") : List.copyOf(figures);
    }

    private static void levels(Change change, Cells cells, List<String> figures) {
        double[] means = new double[NAMES.length];
        double[] slopes = new double[NAMES.length];
        for (int channel = 0; channel < NAMES.length; channel++) {
            double[] line = line(change, cells, channel);
            means[channel] = line[0];
            slopes[channel] = line[1];
        }
        double brightness = Arrays.stream(means).average().orElse(0);
        double lowest = Arrays.stream(means).min().orElse(0);
        double highest = Arrays.stream(means).max().orElse(0);
        if (highest - lowest > ALIKE) {
            figures.add(IntStream.range(0, NAMES.length)
                    .filter(channel -> Math.abs(means[channel]) >= MIN_LEVELS)
                    .mapToObj(channel -> NAMES[channel] + " " + signed(means[channel]))
                    .collect(Collectors.joining(", ")));
        } else if (Math.abs(brightness) >= MIN_LEVELS) {
            figures.add("brightness " + signed(brightness));
        }
        double contrast = 1 + Arrays.stream(slopes).average().orElse(0);
        if (Math.abs(contrast - 1) >= MIN_CONTRAST) {
            figures.add(String.format(Locale.ROOT, "contrast ×%.2f", contrast));
        }
    }

    /** Returns the mean change of a channel's kept cells, and how much more a level changes for each level higher. */
    private static double[] line(Change change, Cells cells, int channel) {
        float[] weights = cells.weights[channel];
        float[] levels = cells.received[channel];
        double total = 0;
        double sum = 0;
        double squares = 0;
        double changes = 0;
        for (int at = 0; at < cells.count(); at++) {
            if (weights[at] > 0) {
                total += weights[at];
                sum += weights[at] * levels[at];
                squares += weights[at] * levels[at] * levels[at];
                changes += weights[at] * change.of(channel, levels[at], cells.x(at), cells.y(at));
            }
        }
        if (total == 0) {
            return new double[2];
        }
        float mean = (float) (sum / total);
        float spread = (float) Math.sqrt(Math.max(0, squares / total - mean * mean));
        double slope = spread < MIN_SPREAD || change.curve().isEmpty()
                ? 0
                : (change.curve().get().change(channel, mean + spread)
                                - change.curve().get().change(channel, mean - spread))
                        / (2 * spread);
        return new double[] {changes / total, slope};
    }

    private static String signed(double levels) {
        return (levels < 0 ? "−" : "+") + number(Math.abs(levels));
    }

    private static String number(double levels) {
        String digits = String.format(Locale.ROOT, levels < 2 ? "%.1f" : "%.0f", levels);
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }
}
