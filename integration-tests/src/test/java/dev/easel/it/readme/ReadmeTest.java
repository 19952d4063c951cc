package dev.easel.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that the samples in the README compile. */
class ReadmeTest {
    private static final Pattern SHOWN =
            Pattern.compile("<!-- sample: (\\w+) -->\\s*```java\\s(.*?)```", Pattern.DOTALL);
    private static final Pattern COMPILED = Pattern.compile("// sample: (\\w+)\\s(.*?)// end", Pattern.DOTALL);

    private static Map<String, String> samples(Path file, Pattern pattern) throws IOException {
        Map<String, String> samples = new TreeMap<>();
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            samples.put(matcher.group(1), matcher.group(2).replaceAll("\\s+", ""));
        }
        return samples;
    }

    @Test
    void showsSamplesThatCompile() throws IOException {
        Map<String, String> shown = samples(Path.of("../README.md"), SHOWN);
        assertThat(shown).isNotEmpty();
        assertThat(samples(Path.of("src/test/java/dev/easel/it/readme/ReadmeSamples.java"), COMPILED))
                .isEqualTo(shown);
    }

    @Test
    void theTestSamplePasses(@TempDir Path folder) {
        Path out = folder.resolve("cat.png");
        ReadmeSamples.fake(TestImages.photo(8, 8).bytes(), out);
        assertThat(out).exists();
    }

    @Test
    void marksEveryJavaBlockAsASample() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        assertThat(readme.split("```java", -1))
                .hasSize(samples(Path.of("../README.md"), SHOWN).size() + 1);
    }
}
