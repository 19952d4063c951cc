package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.testing.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyInputsTest {
    private static final byte[] PNG = TestImages.png(8, 6);

    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Shell shell = Shell.using(provider.provider());
    private final List<Object> line = new ArrayList<>(List.of("edit", "--each", "-p", "night"));

    @BeforeEach
    void writeInputs() {
        for (int i = 0; i < 4; i++) {
            line.add(TestImages.write(folder.resolve("in" + i + ".png"), PNG));
        }
        line.add("-o");
        line.add(folder + "/out/");
    }

    private Shell.Result run(Object... more) {
        line.addAll(List.of(more));
        return shell.run(line.toArray());
    }

    private static ImageResult painted() {
        return ImageResult.builder("scripted")
                .image(GeneratedImage.received(ImageData.of(PNG)))
                .build();
    }

    @Test
    void areWorkedOnAtOnce() {
        CountDownLatch allRunning = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            provider.answer((request, context) -> {
                allRunning.countDown();
                assertThat(await(allRunning)).isTrue();
                return painted();
            });
        }
        assertThat(run("--parallel", 4).code()).isZero();
        assertThat(folder.resolve("out").toFile().list()).hasSize(4);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFailureDoesNotStopTheOthers() {
        provider.answer(PNG)
                .fail(ProviderException.of(ProviderException.Reason.CONTENT_REJECTED, "too wild")
                        .build())
                .answer(PNG)
                .answer(PNG);
        Shell.Result result = run("--parallel", 1);
        assertThat(result.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(result.err().lines().filter(text -> text.startsWith("easel: ")))
                .singleElement()
                .asString()
                .contains("in1.png: too wild");
        assertThat(folder.resolve("out").toFile().list()).containsExactlyInAnyOrder("in0.png", "in2.png", "in3.png");
    }

    @Test
    void ofOneNameAreWrittenByThePatternThatTheErrorProposes() throws IOException {
        Path one = TestImages.write(Files.createDirectory(folder.resolve("one")).resolve("a.png"), PNG);
        Path two = TestImages.write(Files.createDirectory(folder.resolve("two")).resolve("a.png"), PNG);
        Shell.Result result = shell.run("convert", one, two, "-o", folder + "/{name}.png");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        String proposed = result.errorLine().replaceFirst(".* such as -o '([^']*)'.*", "$1");
        assertThat(shell.run("convert", one, two, "-o", folder + "/" + proposed).code())
                .as(proposed)
                .isZero();
    }

    @Test
    void nameTheListThatCannotBeRead() {
        Path list = folder.resolve("list.txt");
        assertThat(shell.run("convert", "--files-from", list, "-o", folder + "/out/")
                        .errorLine())
                .isEqualTo("easel: Cannot read the list of files " + list + ": the file does not exist.");
    }

    @Test
    void haveTheExitCodeOfTheFailureWhereAllFail() {
        for (int i = 0; i < 4; i++) {
            provider.fail(ProviderException.of(ProviderException.Reason.AUTHENTICATION, "wrong key")
                    .build());
        }
        assertThat(run().code()).isEqualTo(ExitCode.ACCOUNT);
    }

    @Test
    void areCheckedAllBeforeTheFirstCall() {
        TestImages.write(folder.resolve("in3-taken.png"), PNG);
        line.set(line.size() - 1, folder + "/{name}-taken.png");
        Shell.Result result = run();
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("in3-taken.png already exists");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void keepWhatIsDoneWhenTheCommandIsCancelled() {
        provider.answer(PNG).answer((request, context) -> {
            shell.interrupts().over();
            shell.interrupts().interrupt();
            context.throwIfCancelled();
            throw new AssertionError("was not cancelled");
        });
        Shell.Result result = run("--parallel", 1);
        assertThat(result.code()).isEqualTo(ExitCode.CANCELLED);
        assertThat(result.errorLine()).contains("cancelled").contains("1 of 4 inputs");
        assertThat(folder.resolve("out").toFile().list()).containsExactly("in0.png");
        assertThat(provider.received()).hasSize(2);
    }
}
