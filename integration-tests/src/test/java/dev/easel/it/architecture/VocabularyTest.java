package dev.easel.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One word for a thing, in plain English: words and phrases that must not come back into code, messages and pages. */
class VocabularyTest {
    /** A phrase, and a part of it that is cheap to look for. */
    private record Phrase(String part, Pattern pattern) {
        private static Phrase of(String part, String regex) {
            return new Phrase(part, Pattern.compile(regex));
        }

        private Stream<String> in(String text) {
            return text.contains(part) ? pattern.matcher(text).results().map(MatchResult::group) : Stream.empty();
        }
    }

    private static final List<Phrase> PHRASES = List.of(
            Phrase.of("picture", "\\bpictures?\\b"),
            Phrase.of("repl", "\\brepl(y|ies)\\b"),
            Phrase.of("colour", "colour"),
            Phrase.of("grey", "\\bgrey"),
            Phrase.of("none", "\\b(is|are) none\\b"),
            Phrase.of("unless said", "\\bunless said\\b"),
            Phrase.of("impossible", "\\b(is|are) impossible\\b"),
            Phrase.of(" own", "\\bof (its|their|one's) own\\b"),
            Phrase.of("sel", "\\bby (itself|themselves)\\b"),
            Phrase.of("surely", "\\bsurely\\b"),
            Phrase.of("asked for", "\\b(is|are|was|were) asked for\\b"),
            Phrase.of("what is to be", "\\bwhat is to be\\b"),
            Phrase.of("so that none", "\\bso that none\\b"),
            Phrase.of("may well", "\\bmay well\\b"),
            Phrase.of("puts up with", "\\bputs up with\\b"),
            Phrase.of("at the most", "\\bat the most\\b"),
            Phrase.of("says no", "\\bsays no\\b"));

    /** Words that a prompt may hold, in either spelling. */
    private static final Set<String> PROMPT_VOCABULARIES = Set.of("Rgb.java", "Motif.java", "Hues.java");

    @Test
    void codeAndPagesUseThePlainWords() {
        List<String> found = new ArrayList<>();
        List<Path> files = texts();
        assertThat(files).hasSizeGreaterThan(500);
        for (Path file : files) {
            phrases(read(file)).forEach(phrase -> found.add(Project.top().relativize(file) + ": " + phrase));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void findsThePhrasesItLooksFor() {
        assertThat(Stream.of(
                        "The picture is none.", "10 minutes unless said", "the Reply", "a colour", "It may well have"))
                .allMatch(text -> phrases(text).findAny().isPresent());
        assertThat(Stream.of("The image is not valid.", "default: 10 minutes", "depictured", "none are sent"))
                .noneMatch(text -> phrases(text).findAny().isPresent());
    }

    private static Stream<String> phrases(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return PHRASES.stream().flatMap(phrase -> phrase.in(lower));
    }

    private static List<Path> texts() {
        Stream<Path> code = Project.sources().stream()
                .filter(file -> !PROMPT_VOCABULARIES.contains(file.getFileName().toString()))
                .filter(file -> !file.getFileName().toString().equals("VocabularyTest.java"));
        Stream<Path> pages = Stream.concat(Stream.of(Project.top()), Project.modules().stream())
                .flatMap(VocabularyTest::pages);
        return Stream.concat(code, pages).toList();
    }

    private static Stream<Path> pages(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".md") || file.endsWith("pom.xml"))
                    .filter(file -> !file.endsWith("CHANGELOG.md")) // It quotes former names.
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
