package dev.easel.it.batch.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.it.batch.kill.CountingServer.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that is killed again and again, and then runs to its end. */
class KilledBatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARALLEL = 6;

    @TempDir
    private Path folder;

    private CountingServer server;

    @BeforeEach
    void start() throws IOException {
        server = new CountingServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** One kill at each moment of a call. */
    @Test
    void threeKillsLoseNothingAndRepeatNothing() throws Exception {
        killAndFinish(60, Moment.values().length, 17);
    }

    @Test
    @Tag("slow")
    void fiftyKillsLoseNothingAndRepeatNothing() throws Exception {
        killAndFinish(2_500, 50, 29);
    }

    private void killAndFinish(int jobs, int kills, long seed) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= jobs; i++) {
            lines.add("{\"id\":\"job-" + i + "\",\"prompt\":\"prompt " + i + "\"}");
        }
        Files.write(folder.resolve("jobs.jsonl"), lines);
        Random random = new Random(seed);
        for (int kill = 0; kill < kills; kill++) {
            // Early enough that there is always something left to do.
            runUntil(
                    Moment.values()[kill % Moment.values().length],
                    1 + random.nextInt(Math.max(1, jobs / (kills + 1) - PARALLEL)));
        }
        BatchProcess last = start("skip");
        int code = last.await();

        Set<String> doubtful = inDoubt(jobs);
        assertThat(code).as(last.printed()).isEqualTo(doubtful.isEmpty() ? 0 : 1);
        assertThat(doubtful).hasSizeLessThanOrEqualTo(kills * PARALLEL);
        assertThat(server.keys())
                .allSatisfy((prompt, keys) -> assertThat(keys).as(prompt).hasSize(1));
        for (int i = 1; i <= jobs; i++) {
            Path image = folder.resolve("out").resolve("job-" + i + ".png");
            if (doubtful.contains("job-" + i)) {
                assertThat(image).doesNotExist();
            } else {
                assertThat(image).hasBinaryContent(CountingServer.image("prompt " + i));
                assertThat(server.answered()).contains("prompt " + i);
            }
        }
        assertThat(images()).isEqualTo(jobs - doubtful.size());

        BatchProcess retry = start("retry");
        assertThat(retry.await()).as(retry.printed()).isZero();
        assertThat(images()).isEqualTo(jobs);
        assertThat(server.keys()).hasSize(jobs).allSatisfy((prompt, keys) -> {
            boolean again = doubtful.contains(prompt.replace("prompt ", "job-"));
            // A process may die after it noted a call, and before that call reached the server.
            assertThat(keys).hasSizeBetween(1, again ? 2 : 1).doesNotContain("null");
            assertThat(new HashSet<>(keys)).as("the key of a repeated call").hasSize(1);
        });
    }

    private BatchProcess start(String inDoubt) throws IOException {
        return BatchProcess.start(
                folder,
                "jobs.jsonl",
                "-o",
                "out",
                "--provider",
                "compatible",
                "--base-url",
                server.baseUrl(),
                "--parallel",
                String.valueOf(PARALLEL),
                "--in-doubt",
                inDoubt);
    }

    /** Runs the batch, and kills it at a moment of the call with a number. */
    private void runUntil(Moment moment, int number) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        List<BatchProcess> running = new ArrayList<>();
        synchronized (running) {
            server.watch((at, prompt) -> {
                if (at == moment && calls.incrementAndGet() == number) {
                    synchronized (running) {
                        running.forEach(BatchProcess::kill);
                    }
                }
            });
            running.add(start("skip"));
        }
        int code = running.get(0).await();
        server.watch((at, prompt) -> {});
        assertThat(code).as(running.get(0).printed()).isEqualTo(137);
    }

    private Set<String> inDoubt(int jobs) throws IOException {
        Set<String> doubtful = new HashSet<>();
        List<String> results = Files.readAllLines(folder.resolve("out").resolve("results.jsonl"));
        assertThat(results).hasSize(jobs);
        for (String line : results) {
            JsonNode result = JSON.readTree(line);
            if (result.get("state").asText().equals("in-doubt")) {
                doubtful.add(result.get("id").asText());
            } else {
                assertThat(result.get("state").asText()).as(line).isEqualTo("succeeded");
            }
        }
        return doubtful;
    }

    private long images() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.filter(file -> file.toString().endsWith(".png")).count();
        }
    }
}
