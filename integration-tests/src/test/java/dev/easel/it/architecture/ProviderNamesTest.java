package dev.easel.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.described.ProviderDescription;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A described provider is data: no Java names it, neither in code nor in comments, except in the packages of the systems
 * that have an adapter.
 */
class ProviderNamesTest {
    private static final List<String> ADAPTERS = List.of(
            "dev/easel/adapters/openai/",
            "dev/easel/adapters/visionstudio/",
            "dev/easel/adapters/chat/",
            "dev/easel/adapters/multipart/");

    /** Systems that have an adapter of the same name as a description begins with. */
    private static final Set<String> SYSTEMS = Set.of("openai", "acedata");

    /** Names that are English words: a name only as a whole text, or with a capital within a sentence. */
    private static final Set<String> WORDS = Set.of("ark", "azure", "replicate", "stability", "together");

    /** A text of one such word that names no provider: the title of an image of the demo. */
    private static final Set<String> TITLES = Set.of("Demo.java: together");

    /** Shorter names are looked for as whole words, because they are parts of others. */
    private static final int LONG = 6;

    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    @Test
    void noDescribedProviderIsNamedInJava() {
        List<Path> sources = Project.sources().stream()
                .filter(source -> slashed(source).contains("/src/main/java/"))
                .filter(source -> ADAPTERS.stream().noneMatch(slashed(source)::contains))
                .toList();
        assertThat(sources).hasSizeGreaterThan(300);
        Set<String> names = names();
        assertThat(names).hasSizeGreaterThan(20).contains("replicate", "openrouter", "fal");
        List<String> found = new ArrayList<>();
        for (Path source : sources) {
            named(read(source), names).stream()
                    .filter(name -> !TITLES.contains(source.getFileName() + ": " + name))
                    .forEach(name -> found.add(Project.top().relativize(source) + ": " + name));
        }
        assertThat(found)
                .as("providers that Java names; say what is special about the server, in its description")
                .isEmpty();
    }

    @Test
    void findsTheNamesItLooksFor() {
        Set<String> names = Set.of("openrouter", "fal", "together", "azure");
        assertThat(Stream.of(
                        "// OpenRouter's own text",
                        "class OpenRouterErrors {",
                        "call(\"fal\")",
                        "/** Sends numbers as Together does. */",
                        "case \"azure\" -> 1;"))
                .allMatch(text -> !named(text, names).isEmpty());
        assertThat(Stream.of(
                        "return false;",
                        "/** Together they are 2. */",
                        "// What belongs together.",
                        "\"03-together\"",
                        "int azure = 0x007FFF;"))
                .allMatch(text -> named(text, names).isEmpty());
    }

    /** Returns the name of each description, and what comes before its first hyphen. */
    private static Set<String> names() {
        return ProviderDescription.provided().stream()
                .map(ProviderDescription::name)
                .flatMap(name -> Stream.of(name, name.split("-")[0]))
                .filter(name -> !SYSTEMS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> named(String source, Set<String> names) {
        return names.stream()
                .filter(name -> WORDS.contains(name)
                        ? hasWord(source, name)
                        : pattern(name).matcher(source).find())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Pattern pattern(String name) {
        String quoted = Pattern.quote(name);
        return Pattern.compile(name.length() < LONG ? "\\b" + quoted + "\\b" : quoted, Pattern.CASE_INSENSITIVE);
    }

    private static boolean hasWord(String source, String name) {
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Pattern inSentence = Pattern.compile("[\\w,] " + capital + "\\b");
        return source.contains('"' + name + '"')
                || COMMENT.matcher(source).results().map(MatchResult::group).anyMatch(inSentence.asPredicate());
    }

    private static String slashed(Path source) {
        return source.toString().replace(File.separatorChar, '/');
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
