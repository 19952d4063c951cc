package dev.easel.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the documentation. */
record Page(Path file, String text) {
    private static final String NAME = "README.md";
    private static final Pattern SAMPLE =
            Pattern.compile("<!-- sample: (\\w+) -->\\s*```java\\s(.*?)```", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    static Path top() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("integration-tests")) ? here : here.getParent();
    }

    static Page readme() {
        return of(top().resolve(NAME));
    }

    private static Page of(Path file) {
        return new Page(file, Samples.text(file));
    }

    /** Returns the pages at the top and those of all modules. */
    static List<Page> all() {
        Stream<Path> readmes = folders(NAME).stream().map(folder -> folder.resolve(NAME));
        Stream<Path> others =
                Stream.of("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md").map(top()::resolve);
        return Stream.concat(readmes, others).map(Page::of).toList();
    }

    /** Returns the names of the pages that modules must have; a BOM and the tests of one module need none. */
    static List<String> expected() {
        return folders("pom.xml").stream()
                .filter(folder -> !folder.endsWith("bom") && !folder.endsWith("http-tests"))
                .map(folder -> top().relativize(folder.resolve(NAME)).toString())
                .toList();
    }

    private static List<Path> folders(String with) {
        try (Stream<Path> folders = Files.walk(top(), 2)) {
            return folders.filter(folder -> Files.exists(folder.resolve(with)))
                    .filter(folder -> !folder.toString().contains("target"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the path of the page below the top folder. */
    String name() {
        return top().relativize(file).toString();
    }

    /** Returns the code of each sample by its name, without white space. */
    Map<String, String> samples() {
        Map<String, String> samples = new TreeMap<>();
        Matcher matcher = SAMPLE.matcher(text);
        while (matcher.find()) {
            samples.put(matcher.group(1), Samples.withoutSpace(matcher.group(2)));
        }
        return samples;
    }

    int javaBlocks() {
        return text.split("```java", -1).length - 1;
    }

    /** Returns the fenced block after a comment, as {@code .ci/run} finds it. */
    String command(String name) {
        String mark = "<!-- ci: " + name + " -->\n```\n";
        assertThat(text).as(name()).containsOnlyOnce(mark);
        String rest = text.substring(text.indexOf(mark) + mark.length());
        return rest.substring(0, rest.indexOf("\n```"));
    }

    /** Returns the targets of links to other pages and headings. */
    List<String> links() {
        Matcher matcher = LINK.matcher(prose());
        return matcher.results()
                .map(found -> found.group(1))
                .filter(link -> !link.startsWith("http:") && !link.startsWith("https:"))
                .toList();
    }

    boolean leadsSomewhere(String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || Files.isRegularFile(target) && of(target).anchors().contains(link.substring(hash + 1));
    }

    private List<String> anchors() {
        return HEADING.matcher(prose())
                .results()
                .map(heading -> anchor(heading.group(1)))
                .toList();
    }

    /** Returns the anchor that GitHub gives a heading. */
    private static String anchor(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == ' ')
                .mapToObj(c -> c == ' ' ? "-" : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** Returns the page without its fenced blocks. */
    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }
}
