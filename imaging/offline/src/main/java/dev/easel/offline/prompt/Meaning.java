package dev.easel.offline.prompt;

import dev.easel.offline.brush.Color;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a word means to the painter.
 *
 * @param painted whether the painter can do something with it; otherwise it names something unknown
 */
record Meaning(Set<Motif> motifs, Optional<Color> color, boolean painted) {
    /** Returns the meaning of a key of the table: motifs, a color in OKLCH, {@code ~} or {@code !}. */
    static Meaning of(String key) {
        Set<Motif> motifs = EnumSet.noneOf(Motif.class);
        List<Double> lch = new ArrayList<>();
        for (String part : key.replaceAll("[~!]", "").split(" ")) {
            if (part.matches("\\d.*")) {
                lch.add(Double.valueOf(part));
            } else if (!part.isEmpty()) {
                motifs.add(Motif.valueOf(part));
            }
        }
        Optional<Color> color =
                lch.isEmpty() ? Optional.empty() : Optional.of(Color.lch(lch.get(0), lch.get(1), lch.get(2)));
        return new Meaning(motifs, color, !key.equals("!"));
    }

    /** Returns whether the word only joins others. */
    boolean filler() {
        return painted && motifs.isEmpty() && color.isEmpty();
    }

    boolean matters(Set<Motif> used, boolean colors) {
        return painted && (colors && color.isPresent() || motifs.stream().anyMatch(used::contains));
    }

    Meaning and(Meaning other) {
        Set<Motif> all = EnumSet.noneOf(Motif.class);
        all.addAll(motifs);
        all.addAll(other.motifs);
        return new Meaning(all, color.or(other::color), painted && other.painted);
    }
}
