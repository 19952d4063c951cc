package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A prompt may hold any character, and never becomes an option. */
class AnyPromptTest {
    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--force",
                "--json",
                "-o",
                "-n=3",
                "--",
                "--help",
                "--no-such-option",
                "@prompt.txt",
                "a=b",
                "'a' \"b\"",
                "\"quoted\"",
                "'",
                "two\nlines",
                "tab\tand \\ back",
                "${HOME} $(id) %s %%",
                "\uE000private",
                "žluťoučký 猫 🐈",
                "generate",
            })
    void isTakenAsItIs(String prompt) throws IOException {
        Path file = Files.writeString(folder.resolve("prompt.txt"), prompt + "\n");
        Path image = TestImages.write(folder.resolve("in.png"), TestImages.png(8, 6));
        String[][] lines = {
            {"generate", "-p", prompt},
            {"generate", "-p=" + prompt},
            {"generate", "--prompt=" + prompt},
            {"generate", "--prompt", prompt},
            {"generate", "--prompt-file", file.toString()},
            {"edit", image.toString(), "-p", prompt},
            {"inpaint", image.toString(), "--rect", "0,0,4,4", "-p", prompt},
            {"expand", image.toString(), "--border", "2", "-p", prompt},
        };
        for (String[] line : lines) {
            Object[] arguments = new Object[line.length + 3];
            System.arraycopy(line, 0, arguments, 0, line.length);
            System.arraycopy(new Object[] {"-o", folder.resolve("out.png"), "--force"}, 0, arguments, line.length, 3);
            provider.answer(TestImages.png(12, 10));
            Shell.Result result = Shell.using(provider.provider()).run(arguments);
            assertThat(result.code()).as(String.join(" ", line) + result.err()).isZero();
        }
        assertThat(provider.received())
                .hasSize(lines.length)
                .allSatisfy(request -> assertThat(request.prompt()).isEqualTo(prompt));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--force", "--json", "-o", "--", "@x"})
    void isTakenAsItIsAfterTheEndOfOptions(String prompt) {
        provider.answer(TestImages.png(12, 10));
        Shell.Result result =
                Shell.using(provider.provider()).run("generate", "-o", folder.resolve("out.png"), "--", prompt);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(provider.received().get(0).prompt()).isEqualTo(prompt);
    }
}
