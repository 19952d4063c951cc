package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.testing.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The history remembers what ran, without secrets, and runs it again with changes. */
class HistoryTest {
    @TempDir
    private Path folder;

    private final List<ImageRequest> requests = new ArrayList<>();
    private final Shell shell = new Shell();

    @BeforeEach
    void prepare() throws IOException {
        ScriptedProvider scripted = new ScriptedProvider(
                "offline",
                Capabilities.builder()
                        .sizes(SizeRule.any())
                        .seed(true)
                        .maxInputImages(2)
                        .source("a test")
                        .build());
        for (int i = 0; i < 9; i++) {
            scripted.answer((request, context) -> {
                requests.add(request);
                return ImageResult.builder("offline")
                        .image(GeneratedImage.received(ImageData.of(TestImages.png(16, 12))))
                        .build();
            });
        }
        shell.withProvider(ProviderKind.local("offline", scripted::provider))
                .withProvider(ProviderKind.remote("paid", "PAID_KEY", (settings, kit) -> scripted.provider()))
                .variable("PAID_KEY", "k")
                .variable("XDG_CONFIG_HOME", folder.toString())
                .variable("XDG_STATE_HOME", folder.resolve("state").toString());
        Files.createDirectories(folder.resolve("easel"));
        configure("history = on");
        Files.write(folder.resolve("in.png"), TestImages.png(16, 12));
    }

    private void configure(String lines) throws IOException {
        Files.writeString(folder.resolve("easel").resolve("config"), lines);
    }

    private Path file() {
        return folder.resolve("state").resolve("easel").resolve("history.jsonl");
    }

    /** Runs a line in which IN and names of PNG files stand for files in the folder, and _ for a space in an argument. */
    private Shell.Result run(String line) {
        return shell.run(Stream.of(line.split(" "))
                .map(word -> word.replace('_', ' '))
                .map(word -> word.equals("IN") || word.endsWith(".png") && !word.contains("/")
                        ? folder.resolve(word.equals("IN") ? "in.png" : word).toString()
                        : word)
                .toArray());
    }

    private List<String> summary() {
        return requests.stream()
                .map(request -> request.prompt() + " " + request.size() + " "
                        + (request.seed().isPresent() ? request.seed().getAsLong() : "-") + " "
                        + request.sources().size())
                .toList();
    }

    @Test
    void isOffUntilItIsSwitchedOn() throws IOException {
        configure("history = off");
        run("generate a_cat -o a.png");
        configure("");
        run("generate a_cat -o b.png");
        assertThat(file()).doesNotExist();
        assertThat(run("history").out()).contains("empty", "history = on");
        assertThat(run("again last").errorLine()).contains("The history is empty");
    }

    @Test
    void listsWhatRanAndWhatCameOfItTheNewestFirst() throws IOException {
        run("generate a_red_cat -o a.png --seed 3");
        run("convert IN -o small.png --fit 4x3");
        run("generate a_dog --provider paid --key-env GONE -o b.png");
        assertThat(run("history").out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("3  \\S+ \\S+  generate  exit 4 +a dog"),
                        line -> assertThat(line).matches("2  \\S+ \\S+  convert +→ small.png"),
                        line -> assertThat(line).matches("1  \\S+ \\S+  generate  offline +a red cat  → a.png"));
        assertThat(run("history -n 1").out().lines()).hasSize(1);
        assertThat(run("history 1").out())
                .contains(
                        "easel generate 'a red cat' -o ",
                        " --seed 3\n",
                        "exit code  0",
                        folder.resolve("a.png").toString());
        assertThat(run("history 3").out()).contains("exit code  4", "error ", "GONE is not set");
        assertThat(run("history last --json").out())
                .contains("\"number\":3,\"time\":\"", "\"command\":\"generate\"", "\"prompt\":\"a dog\"", "\"code\":4");
        assertThat(run("history 7").errorLine()).contains("no line '7'", "1 to 3");
        assertThat(run("history --count 0").errorLine()).contains("--count must be at least 1");
    }

    @Test
    void listsALineWithoutProviderCostOrFailure() {
        run("convert IN -o small.png --fit 4x3");
        assertThat(run("history").out().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).matches("1  \\S+ \\S+  convert +→ small.png"));
    }

    @Test
    void forgetsEverythingWhenItIsCleared() {
        run("generate a_cat -o a.png");
        assertThat(file()).exists();
        assertThat(run("history --clear").code()).isZero();
        assertThat(file()).doesNotExist();
    }

    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        run("generate a_cat -o a.png");
        if (Files.getFileStore(file()).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "config, 0",
        "history, 0",
        "providers, 0",
        "generate a_cat --dry-run, 0",
        "recover --list, 0",
        "generate --help, 0",
        "generate a_cat -o a.png --key sk-canary12345, 2",
        "generate a_cat -o a.png --size huge, 2"
    })
    void doesNotRememberWhatMadeNoImageOrWasNotUnderstood(String line, int code) {
        assertThat(run(line).code()).isEqualTo(code);
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generate cat -o a.png --provider paid --header X-Trace:_canary | --header",
                "generate cat -o a.png --provider paid --header=X-Trace:_canary | --header",
                "generate cat -o a.png --provider paid --field api-token=canary | --field",
                "generate cat -o a.png --provider paid --field steps=sk-canary12345 | --field",
                "generate cat -o a.png --provider paid --base-url https://me:canary@host/v1 | --base-url",
                "generate cat -o a.png --provider paid --base-url paid=https://host/v1?key=canary | --base-url",
                "edit https://host.invalid/a.png?signature=canary -p cat -o a.png | IMAGE",
                "edit gone-sk-canary12345.png -p cat -o a.png | IMAGE",
                "generate sk-canary12345_on_a_sign -o a.png | PROMPT"
            })
    void leavesOutWhatMayBeSecret(String line, String left) throws IOException {
        run(line);
        assertThat(file()).content().doesNotContain("canary").contains("\"left\":[\"" + left);
        assertThat(run("again last").errorLine()).contains("did not keep " + left, "easel again 1 " + left);
        assertThat(run("history last").out()).contains("not kept   " + left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generate a_cat -o a.png --size 8x8 --seed 3 | --seed 4 | a cat 8x8 4 0",
                "generate a_cat -o a.png --size=8x8 --seed=3 | --size 4x4 | a cat 4x4 3 0",
                "generate a_cat -o a.png --aspect 1:1 --seed 3 | --size 4x4 | a cat 4x4 3 0",
                "generate a_cat -o a.png --seed 3 | a_dog | a dog auto 3 0",
                "generate a_cat -o a.png | -p a_dog | a dog auto - 0",
                "generate -p a_cat -o a.png | a_dog | a dog auto - 0",
                "generate -o a.png -- --seed | --seed 2 | --seed auto 2 0",
                "edit IN -p a_cat -o a.png | -p a_dog | a dog auto - 1",
                "edit IN IN -p a_cat -o a.png | IN | a cat auto - 1"
            })
    void runsALineAgainWithChanges(String line, String changes, String request) {
        assertThat(run(line).code()).isZero();
        requests.clear();
        Shell.Result result = run("again last " + changes + " -o b.png");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(summary()).containsExactly(request);
        assertThat(folder.resolve("b.png")).exists();
        assertThat(run("history").out().lines()).hasSize(2);
    }

    @Test
    void aChangeThatTheCommandDoesNotHaveIsRejected() {
        run("convert IN -o a.png --fit 4x3");
        assertThat(run("again 1 --dry-run -o b.png").errorLine()).contains("--dry-run");
        assertThat(run("again 1").errorLine()).contains("a.png");
        assertThat(run("again one").errorLine()).contains("no line 'one'");
    }

    @Test
    void aLineRunsAgainWithWhatWasLeftOut() {
        run("generate cat -o a.png --provider paid --header X-A:_1");
        requests.clear();
        assertThat(run("again 1 -o b.png --header X-A:_2").err()).isEmpty();
        assertThat(requests).hasSize(1);
    }

    @Test
    void namesFilesThatAreReadByTheirAbsoluteNames() throws IOException {
        Path here = Files.createTempFile(Path.of("").toAbsolutePath().resolve("target"), "history", ".png");
        try {
            Files.write(here, TestImages.png(16, 12));
            run("edit target/" + here.getFileName() + " -p cat -o a.png");
            assertThat(file()).content().contains("\"edit\",\"" + here + "\"");
        } finally {
            Files.delete(here);
        }
    }

    @Test
    void aHistoryThatCannotBeWrittenIsOnlyANote() throws IOException {
        Files.writeString(folder.resolve("state"), "not a folder");
        Shell.Result result = run("generate a_cat -o a.png");
        assertThat(result.code()).isEqualTo(ExitCode.DONE);
        assertThat(result.err()).contains("warning: the history was not written");
    }
}
