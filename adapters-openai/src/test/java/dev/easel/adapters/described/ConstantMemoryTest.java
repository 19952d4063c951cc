package dev.easel.adapters.described;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.http.fault.LargeImageProgram;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ConstantMemoryTest {
    /** More than the heap. */
    private static final int SENT = 40_000_000;

    @TempDir
    private Path folder;

    /** Sends an image within nested JSON, which filling a template must not copy. */
    static final class Program {
        private static final String DESCRIPTION = """
                {"name": "nimbus", "verbs": {"edit": {"path": "/edit", "body": {
                  "input": [{"text": "{prompt}"}, {"image": {"mime": "{image.mime}", "data": "{image.base64}"}}]}}},
                  "fieldsAt": "input", "response": {"images": ["base64 data[*].b64_json"]}}
                """;

        private Program() {}

        public static void main(String[] arguments) throws IOException {
            LargeImageProgram.run(
                    Path.of(arguments[0]),
                    SENT,
                    (base, kit) -> Described.of(ProviderDescription.parse(DESCRIPTION))
                            .base(base)
                            .provider(kit));
        }
    }

    @Test
    @Timeout(120)
    void editsAnImageThatIsLargerThanTheHeapAndReceivesALargerOne() throws IOException, InterruptedException {
        assertThat(LargeImageProgram.inSmallHeap(Program.class, folder).lines())
                .last()
                .isEqualTo(LargeImageProgram.SIZE + " " + LargeImageProgram.SIZE);
        assertThat(folder.resolve("out").resolve("stored.png")).hasSize(LargeImageProgram.SIZE);
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }
}
