package dev.easel.cli.words;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that somebody meant who misspelled it. */
public final class Nearest {
    /** A beginning of fewer letters says too little about what was meant. */
    private static final int SHORTEST_BEGINNING = 2;

    private Nearest() {}

    /** Returns the known word that is nearest to another, or empty where none is near; case and leading dashes do not count. */
    public static Optional<String> of(String word, Collection<String> known) {
        String wanted = plain(word);
        Optional<String> nearest = Optional.empty();
        int least = mostMistakes(wanted) + 1;
        for (String candidate : known) {
            int distance = distance(wanted, plain(candidate));
            if (distance < least) {
                least = distance;
                nearest = Optional.of(candidate);
            }
        }
        return wanted.isEmpty() ? Optional.empty() : nearest;
    }

    /** Returns a sentence that proposes the nearest known word, with a space before it, or an empty text where none is near. */
    public static String hint(String word, Collection<String> known) {
        return of(word, known).map(near -> " Did you mean " + near + "?").orElse("");
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replaceFirst("^--?", "").replace('_', '-');
    }

    private static int mostMistakes(String word) {
        return word.length() < 2 ? 0 : Math.max(1, Math.min(3, word.length() / 3));
    }

    /** Returns the number of mistakes; a word that was cut short, as in {@code qual} for {@code quality}, counts as one. */
    private static int distance(String wanted, String candidate) {
        if (wanted.equals(candidate)) {
            return 0;
        }
        int mistakes = edits(wanted, candidate);
        boolean cut = wanted.length() >= SHORTEST_BEGINNING && candidate.startsWith(wanted);
        return cut ? Math.min(1, mistakes) : mistakes;
    }

    /** Returns the number of letters to insert, remove or change, and of neighbors to swap, from one word to another. */
    private static int edits(String from, String to) {
        int[] before = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(last[j], row[j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                row[j] = swapped ? Math.min(row[j], before[j - 2] + 1) : row[j];
            }
            before = last;
            last = row;
        }
        return last[to.length()];
    }
}
