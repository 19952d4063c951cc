package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ConstantMemoryTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void editsAPictureTwiceAsLargeAsTheHeapFromFileToFile() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process program = new ProcessBuilder(
                        java.toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargePictureProgram.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains(String.valueOf(LargePictureProgram.SIZE));
        assertThat(program.exitValue()).isZero();
        assertThat(folder.resolve("out").resolve("picture-1.png")).hasSize(LargePictureProgram.SIZE);
    }
}
