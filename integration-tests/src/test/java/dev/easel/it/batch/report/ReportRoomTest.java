package dev.easel.it.batch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportRoomTest {
    @TempDir
    private Path folder;

    @Test
    @Tag("slow")
    void reportsAHundredThousandJobsInASmallHeap() throws IOException, InterruptedException {
        Path errors = folder.resolve("stderr");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReportProgram.class.getName(),
                        folder.toString(),
                        "100000")
                .redirectErrorStream(true)
                .redirectOutput(errors.toFile())
                .start();
        assertThat(program.waitFor()).as(Files.readString(errors)).isZero();
        try (Stream<String> results = Files.lines(folder.resolve("results.jsonl"))) {
            assertThat(results).hasSize(100_000);
        }
        try (Stream<String> page = Files.lines(folder.resolve("index.html"))) {
            List<String> blocks =
                    page.filter(line -> line.contains("class=\"jobs\"")).toList();
            assertThat(blocks).hasSize(500).last().asString().contains("\"id\":\"job-100000\"");
        }
    }
}
