package dev.easel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalProcessTest {
    @TempDir
    private Path folder;

    @Test
    void isNotSharedWithAnotherProcessUntilThatIsKilled() throws Exception {
        Path file = folder.resolve("journal.jsonl");
        Process process = JournalProcess.start("64m", file);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            assertThatThrownBy(() -> FileJournal.open(file)).hasMessageContaining("is in use");
            process.destroyForcibly().waitFor();
            try (FileJournal journal = FileJournal.open(file)) {
                assertThat(journal.last("of another process")).contains(JournalSamples.started("of another process"));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** The entries take 15 MB in the file, and far more as objects. */
    @Test
    void holdsManyJobsInASmallHeap() throws Exception {
        Process process = JournalProcess.start("12m", folder.resolve("journal.jsonl"), 20_000);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.lines()).containsExactly("20000 a job with a name of usual length, number 7");
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
