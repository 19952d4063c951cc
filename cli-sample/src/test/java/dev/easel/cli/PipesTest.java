package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.testing.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Named pipes, which stand for what a shell passes as {@code <(…)} and {@code >(…)}. */
class PipesTest {
    @TempDir
    private Path folder;

    private final Shell shell = Shell.using(new ScriptedProvider().provider());

    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        try {
            Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
            assumeTrue(made.waitFor() == 0, "named pipes cannot be made");
        } catch (IOException e) {
            assumeTrue(false, "there is no mkfifo");
        }
        return pipe;
    }

    @Test
    void areReadOnce() throws Exception {
        Path pipe = pipe();
        CompletableFuture<Path> writing = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.write(pipe, TestImages.png(30, 20));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        Shell.Result result = shell.run("convert", pipe, "--fit", "50%", "-o", folder.resolve("out.jpg"));
        writing.get(30, TimeUnit.SECONDS);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(ImageData.of(folder.resolve("out.jpg")).size()).hasToString("15x10");
    }

    @Test
    void areWrittenAsTheyAre() throws Exception {
        Path pipe = pipe();
        Path in = TestImages.write(folder.resolve("in.png"), TestImages.png(30, 20));
        CompletableFuture<byte[]> reading = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.newInputStream(pipe).readNBytes(1 << 20);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        Shell.Result result = shell.run("convert", in, "--format", "jpeg", "-o", pipe);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(ImageData.of(reading.get(30, TimeUnit.SECONDS)).format()).isEqualTo(ImageFormat.JPEG);
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }
}
