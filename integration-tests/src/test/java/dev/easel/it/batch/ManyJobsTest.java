package dev.easel.it.batch;

import static dev.easel.core.batch.JobOutcome.State.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.batch.BatchSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch of any number of jobs takes little memory, and the next run finds all of them in the journal. */
class ManyJobsTest {
    @TempDir
    Path folder;

    @Test
    void theNextRunFindsEveryJobInTheJournalFile() {
        Path journal = folder.resolve("journal.jsonl");
        BatchSummary first = ManyJobs.run(journal, 200);
        assertThat(first.states()).isEqualTo(Map.of(SUCCEEDED, 200L));
        assertThat(first.earlier()).isZero();
        BatchSummary second = ManyJobs.run(journal, 300);
        assertThat(second.states()).isEqualTo(Map.of(SUCCEEDED, 300L));
        assertThat(second.earlier()).isEqualTo(200);
        assertThat(second.images()).isEqualTo(300);
    }

    @Test
    @Tag("slow")
    void aHundredThousandJobsFitIntoAHeapOf64Megabytes() throws Exception {
        Path journal = folder.resolve("journal.jsonl");
        assertThat(run(journal)).contains("{SUCCEEDED=100000}", "images=100000", "earlier=0");
        assertThat(run(journal)).contains("{SUCCEEDED=100000}", "images=100000", "earlier=100000");
    }

    private String run(Path journal) throws Exception {
        Path out = folder.resolve("out");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                ManyJobs.class.getName(),
                journal.toString(),
                "100000");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }
}
