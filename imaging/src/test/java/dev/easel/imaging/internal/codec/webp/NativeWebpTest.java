package dev.easel.imaging.internal.codec.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class NativeWebpTest {
    /** Writes a WebP and prints its length and what lies in the temporary folder. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            int length = WebpWriter.available()
                    ? NativeWebp.encode(new byte[3 * 64], 8, 8, 3, true, 75).orElseThrow().length
                    : 0;
            String[] left =
                    Path.of(System.getProperty("java.io.tmpdir")).toFile().list();
            System.out.println((length > 0) + " " + String.join(",", left));
            Runtime.getRuntime().halt(0);
        }
    }

    @Test
    @Timeout(60)
    void leavesNoLibraryEvenIfTheProcessIsKilled(@TempDir Path folder) throws IOException, InterruptedException {
        assumeThat(System.getProperty("os.name")).doesNotStartWith("Windows");
        assumeThat(WebpWriter.available()).isTrue();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(output).isEqualToIgnoringNewLines("true ");
        assertThat(Files.exists(folder)).isTrue();
    }
}
