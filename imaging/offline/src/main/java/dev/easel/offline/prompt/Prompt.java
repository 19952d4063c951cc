package dev.easel.offline.prompt;

import dev.easel.offline.brush.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a prompt, and what the offline painter recognizes in them. */
public final class Prompt {
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{M}\\p{Nd}&&[^\\p{IsHan}]]+");
    private static final int LONGEST_PHRASE = 4;
    private static final int TOLD = 5;
    private static final Meaning UNKNOWN = Meaning.of("!");

    static {
        try (InputStream table = Prompt.class.getResourceAsStream("words.tsv")) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(Prompt::learn);
        } catch (IOException e) {
            throw new UncheckedIOException("The table of words cannot be read.", e);
        }
    }

    private final Map<String, Meaning> words = new LinkedHashMap<>();

    private Prompt() {}

    private static void learn(String row) {
        String[] columns = row.split("\t");
        Meaning meaning = Meaning.of(columns[0]);
        for (int i = 1; i < columns.length; i++) {
            Language language = Language.values()[i - 1];
            Stream.of(columns[i].split(","))
                    .filter(word -> !word.isEmpty())
                    .forEach(word -> language.learn(word, meaning));
        }
    }

    /** Reads a prompt in the language that knows most of its words, the longest phrases first. */
    public static Prompt of(String text) {
        List<String> tokens =
                WORD.matcher(text).results().map(MatchResult::group).toList();
        Language language = Language.ofMost(tokens);
        Prompt prompt = new Prompt();
        String unknown = "";
        for (int at = 0, length; at < tokens.size(); at += length) {
            length = Math.min(LONGEST_PHRASE, tokens.size() - at);
            Optional<Meaning> meaning = language.phrase(join(tokens, at, length));
            while (meaning.isEmpty() && length > 1) {
                meaning = language.phrase(join(tokens, at, --length));
            }
            String word = join(tokens, at, length);
            if (meaning.isPresent() || !Language.han(word)) {
                prompt.add(unknown, UNKNOWN);
                unknown = "";
                prompt.add(word, meaning.orElse(UNKNOWN));
            } else {
                unknown += word;
            }
        }
        prompt.add(unknown, UNKNOWN);
        return prompt;
    }

    private static String join(List<String> tokens, int from, int count) {
        List<String> some = tokens.subList(from, from + count);
        return String.join(some.stream().allMatch(Language::han) ? "" : " ", some);
    }

    private void add(String word, Meaning meaning) {
        boolean name = word.length() > 1 && !Character.isDigit(word.charAt(0));
        if (!meaning.filler() && (name || meaning.painted() || Language.han(word))) {
            words.merge(word, meaning, (one, same) -> one);
        }
    }

    /** Returns the motifs it names. */
    public Set<Motif> motifs() {
        Set<Motif> motifs = EnumSet.noneOf(Motif.class);
        words.values().forEach(meaning -> motifs.addAll(meaning.motifs()));
        return motifs;
    }

    /** Returns the colors it names, in its order. */
    public List<Color> colors() {
        return words.values().stream()
                .flatMap(meaning -> meaning.color().stream())
                .toList();
    }

    /**
     * Says which words a painter recognizes and which it does not, a few of each.
     *
     * @param used the motifs that matter to the painter
     * @param colors whether colors do
     */
    public String told(Set<Motif> used, boolean colors) {
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        words.forEach((word, meaning) -> (meaning.matters(used, colors) ? known : unknown).add(word));
        return "knew " + (known.isEmpty() ? "no word" : few(known))
                + (unknown.isEmpty() ? "" : "; not " + few(unknown));
    }

    private static String few(List<String> words) {
        return String.join(", ", words.subList(0, Math.min(TOLD, words.size()))) + (words.size() > TOLD ? ", …" : "");
    }
}
