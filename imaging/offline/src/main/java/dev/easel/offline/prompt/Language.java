package dev.easel.offline.prompt;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A language of prompts: its words, and the beginnings and endings that its forms of a word have. */
enum Language {
    ENGLISH("", "'s s es"),
    FRENCH("", "s x e es"),
    GERMAN("", "n en e er s es em ern nen"),
    SPANISH("", "s es"),
    CHINESE("", ""),
    ARABIC("ال وال بال كال فال لل و ب ل", "ات ين ان ه");

    private static final int SHORTEST = 3;

    private final List<String> beginnings;
    private final List<String> endings;
    private final Map<String, Meaning> words = new HashMap<>();

    Language(String beginnings, String endings) {
        this.beginnings = List.of(beginnings.split(" "));
        this.endings = List.of(endings.split(" "));
    }

    /** Returns the language of the Latin script that knows most of some words. */
    static Language ofMost(List<String> words) {
        Language most = ENGLISH;
        for (Language other : List.of(FRENCH, GERMAN, SPANISH)) {
            most = other.count(words) > most.count(words) ? other : most;
        }
        return most;
    }

    private long count(List<String> words) {
        return words.stream().filter(word -> meaning(word).isPresent()).count();
    }

    /** Returns whether a text begins with a Chinese character, each of which is a word. */
    static boolean han(String text) {
        return !text.isEmpty() && Character.UnicodeScript.of(text.codePointAt(0)) == Character.UnicodeScript.HAN;
    }

    /** Returns the meaning of a word or a phrase in the language of its script, or else in English. */
    Optional<Meaning> phrase(String text) {
        return Stream.of(this, CHINESE, ARABIC, ENGLISH)
                .flatMap(language -> language.meaning(text).stream())
                .findFirst();
    }

    void learn(String word, Meaning meaning) {
        words.merge(plain(word), meaning, Meaning::and);
    }

    /** Returns the meaning of a word or a phrase, in any of its regular forms. */
    private Optional<Meaning> meaning(String text) {
        String word = plain(text);
        return stem(word)
                .or(() -> beginnings.stream()
                        .filter(start -> !start.isEmpty() && word.startsWith(start))
                        .flatMap(start -> stem(word.substring(start.length())).stream())
                        .findFirst());
    }

    private Optional<Meaning> stem(String word) {
        if (words.containsKey(word)) {
            return Optional.of(words.get(word));
        }
        if (this == ENGLISH && word.endsWith("ies")) {
            return Optional.ofNullable(words.get(word.substring(0, word.length() - 3) + "y"));
        }
        return endings.stream()
                .filter(end -> !end.isEmpty() && word.endsWith(end) && word.length() >= SHORTEST + end.length())
                .flatMap(end ->
                        Optional.ofNullable(words.get(word.substring(0, word.length() - end.length()))).stream())
                .findFirst();
    }

    /** Returns a word in lower case, without accents and with one spelling of letters that are often exchanged. */
    private static String plain(String word) {
        return Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("ß", "ss")
                .replace('ة', 'ه')
                .replace('ى', 'ي');
    }
}
