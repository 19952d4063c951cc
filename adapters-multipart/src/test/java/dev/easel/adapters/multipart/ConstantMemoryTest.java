package dev.easel.adapters.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.http.fault.LargeImageProgram;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ConstantMemoryTest {
    @TempDir
    private Path folder;

    /** The sent image is as large as the received one. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws IOException {
            LargeImageProgram.run(
                    Path.of(arguments[0]),
                    LargeImageProgram.SIZE,
                    (base, kit) -> MultipartConfig.compatible(base).provider(kit));
        }
    }

    @Test
    @Timeout(120)
    void editsAnImageTwiceAsLargeAsTheHeap() throws IOException, InterruptedException {
        assertThat(LargeImageProgram.inSmallHeap(Program.class, folder).lines())
                .last()
                .isEqualTo(LargeImageProgram.SIZE + " " + LargeImageProgram.SIZE);
        assertThat(folder.resolve("out").resolve("image-1.png")).hasSize(LargeImageProgram.SIZE);
        assertThat(folder.resolve("out").toFile().list()).containsExactlyInAnyOrder("image-1.png", "stored.png");
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }
}
