package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.testing.ScriptedProvider;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    private static final Shell SHELL = Shell.using(new ScriptedProvider().provider());
    private static final String BASH = script("bash");

    @TempDir
    private Path folder;

    private static String script(String shell) {
        Shell.Result result = SHELL.run("completion", shell);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void hasEveryCommandAndEveryOption(String shell) {
        String script = script(shell);
        HelpTest.commands().forEach(command -> {
            assertThat(script).contains(command.getCommandName());
            command.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .map(option -> option.longestName().substring(2))
                    .forEach(name -> assertThat(script).contains(name));
        });
        assertThat(script).contains("xhigh").contains("offline").contains("content-aware");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theShellAcceptsTheScript(String shell) throws IOException, InterruptedException {
        String result = run(
                shell,
                "-n",
                Files.writeString(folder.resolve("script"), script(shell)).toString());
        assertThat(result).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "easel gene|generate",
                "easel generate x --quali|--quality",
                "easel generate x --quality hi|high",
                "easel generate x --quality = hi|high",
                "easel convert --resize-mode c|cover contain",
                "easel edit --provider off|offline",
                "easel providers off|offline",
                "easel help inp|inpaint",
                "easel completion z|zsh",
                "easel batch --in-doubt r|retry resume",
                "easel generate -o ou|''"
            })
    void bashProposesWhatFits(String line, String proposed) throws IOException, InterruptedException {
        String words = Pattern.compile(" ")
                .splitAsStream(line)
                .map(word -> "'" + word + "'")
                .reduce("", (all, word) -> all + " " + word);
        String trial = BASH + "\nCOMP_WORDS=(" + words + ")\nCOMP_CWORD=$((${#COMP_WORDS[@]}-1))\n_easel\n"
                + "echo \"${COMPREPLY[*]}\"\n";
        String result =
                run("bash", Files.writeString(folder.resolve("trial"), trial).toString());
        assertThat(List.of(result.strip().split(" "))).containsExactlyInAnyOrder(proposed.split(" "));
    }

    @Test
    void proposesTheShellThatWasMeant() {
        Shell.Result result = SHELL.run("completion", "bsh");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("'bsh'").contains("Did you mean bash?");
    }

    private static String run(String shell, String... arguments) throws IOException, InterruptedException {
        assumeTrue(isInstalled(shell), shell + " is not installed: its script is not tried");
        ProcessBuilder command = new ProcessBuilder();
        command.command().add(shell);
        command.command().addAll(Arrays.asList(arguments));
        Process process = command.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static boolean isInstalled(String shell) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
    }
}
