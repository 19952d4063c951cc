package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code easel config} tells what holds and where it comes from. */
class ConfigCommandTest {
    @TempDir
    private Path folder;

    private final Shell shell = new Shell();
    private Path file = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        KnownProviders.table().kinds().forEach(shell::withProvider);
        file = Files.createDirectories(folder.resolve("easel")).resolve("config");
        shell.variable("XDG_CONFIG_HOME", folder.toString());
    }

    private void configure(String... lines) throws IOException {
        Files.write(file, List.of(lines));
    }

    /** Returns the lines of what is printed, with single spaces. */
    private static List<String> lines(Shell.Result result) {
        return Arrays.stream(result.out().split("\n"))
                .map(line -> line.replaceAll(" +", " ").strip())
                .toList();
    }

    @Test
    void showsWhereEachValueComesFrom() throws IOException {
        configure("quality = low", "history = on", "profile = work", "[work]", "provider = openai", "quality = high");
        Shell.Result result = shell.variable("EASEL_PROVIDER", "xai").run("config");
        assertThat(result.code()).isZero();
        assertThat(lines(result))
                .containsExactly(
                        "file " + file + " (the usual place)",
                        "profile work (" + file + ", line 3); there are work",
                        "",
                        "provider xai EASEL_PROVIDER",
                        "quality high line 6 [work]",
                        "history on line 2");
    }

    @Test
    void showsTheDefaultsWhereNothingIsConfigured() {
        assertThat(lines(shell.run("config")))
                .containsExactly(
                        "file " + file + " (the usual place, does not exist)",
                        "",
                        "provider offline default",
                        "history off default");
        assertThat(lines(new Shell().run("config"))).startsWith("file no home to look for one");
        assertThat(new Shell().run("config", "path").errorLine()).contains("--config or EASEL_CONFIG");
    }

    @Test
    void showsTheSameAsJson() throws IOException {
        configure("header = X-A: 1", "header = X-B: 2", "provider = openai", "[work]");
        assertThat(shell.variable("EASEL_PROVIDER", "xai")
                        .run("config", "--json")
                        .out())
                .contains("\"ok\":true,\"file\":\"" + file + "\",\"fileFrom\":\"the usual place\",\"exists\":true")
                .contains("\"profile\":null,\"profileFrom\":null,\"profiles\":[\"work\"]")
                .contains(
                        "{\"key\":\"provider\",\"values\":[\"xai\"],\"from\":\"variable\",\"file\":null,\"line\":null,"
                                + "\"section\":null,\"variable\":\"EASEL_PROVIDER\"}")
                .contains("{\"key\":\"header\",\"values\":[\"X-A: 1\",\"X-B: 2\"],\"from\":\"file\",\"file\":\"" + file
                        + "\",\"line\":1,\"section\":null,\"variable\":null}")
                .contains("{\"key\":\"history\",\"values\":[\"off\"],\"from\":\"default\"");
    }

    @Test
    void findsValuesThatNoOptionUnderstands() throws IOException {
        configure("quality = hgih", "force = on", "max-inflight = 4", "resize-mode = stretch");
        Shell.Result result = shell.run("config");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.out()).contains("quality ", "resize-mode ");
        assertThat(result.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("line 1: ") && line.contains("'hgih'"))
                .anyMatch(line -> line.contains("line 4: ") && line.contains("'stretch'"));
        assertThat(shell.run("config", "--json").out()).contains("\"ok\":false", "\"problems\":[\"");
    }

    @Test
    void listsWhatCanBeConfigured() {
        Shell.Result result = shell.run("config", "keys");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(result.out())
                .contains("\nquality ", "\nbase-url ", "\nprofile ", "\nmax-inflight ", "on or off: Overwrite")
                .doesNotContain("\noutput ", "\nrect ", "\njson ", "\nhelp ", "\nedits-as ");
        assertThat(shell.run("config", "keys", "--json").out())
                .contains("{\"key\":\"header\",", "\"repeatable\":true", "\"repeatable\":false");
    }

    @Test
    void opensTheFileInTheEditor() throws IOException {
        Path seen = folder.resolve("seen");
        Path editor = Files.writeString(folder.resolve("editor"), "#!/bin/sh\ncp \"$2\" \"" + seen + "\"\n");
        if (!editor.toFile().setExecutable(true) || !Files.isExecutable(Path.of("/bin/sh"))) {
            return;
        }
        shell.variable("EDITOR", editor + " -w");
        assertThat(shell.run("config", "edit").code()).isZero();
        assertThat(seen).content().contains("# provider = openai");
        configure("quality = low");
        assertThat(shell.run("config", "edit").out()).contains("quality ");
        assertThat(seen).hasContent("quality = low\n");
        assertThat(shell.variable("VISUAL", folder.resolve("none").toString())
                        .run("config", "edit")
                        .errorLine())
                .contains("could not be started", "VISUAL");
    }

    @Test
    void proposesTheNearestTask() {
        assertThat(shell.run("config", "pth").errorLine()).contains("Unknown task 'pth'. Did you mean path?");
    }
}
