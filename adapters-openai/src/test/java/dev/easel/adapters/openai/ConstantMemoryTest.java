package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.http.fault.LargePictureProgram;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ConstantMemoryTest {
    @TempDir
    private Path folder;

    /** The picture that goes out is as large as edits in JSON may be; the one that comes back is not bounded. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws IOException {
            LargePictureProgram.run(
                    Path.of(arguments[0]),
                    15_000_000,
                    (base, kit) -> OpenAiConfig.compatible(base).jsonEdits().provider(kit));
        }
    }

    @Test
    @Timeout(120)
    void editsFromFileToFileAPictureTwiceAsLargeAsTheHeap() throws IOException, InterruptedException {
        assertThat(LargePictureProgram.inSmallHeap(Program.class, folder).lines())
                .last()
                .isEqualTo(String.valueOf(LargePictureProgram.SIZE));
        assertThat(folder.resolve("out").resolve("picture-1.png")).hasSize(LargePictureProgram.SIZE);
    }
}
