package dev.easel.cli.batch.report;

import static dev.easel.cli.batch.report.Reported.failed;
import static dev.easel.cli.batch.report.Reported.job;
import static dev.easel.cli.batch.report.Reported.outcome;
import static dev.easel.cli.batch.report.Reported.succeeded;
import static dev.easel.cli.batch.report.Reported.summary;
import static dev.easel.cli.batch.report.Reported.unwritten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.batch.JobOutcome.State;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.StorageException;
import dev.easel.json.JsonForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Reported batch() {
        return new Reported(folder);
    }

    @Test
    void printsALineForEachJobThatEnds() {
        Reported batch = batch();
        try (BatchReport report = batch.report(5, false, false, false)) {
            report.ended(job(1), succeeded(job(1), 4.21, unwritten("1.png")));
            report.ended(job(2), failed(job(2), "The prompt was\nrejected."));
            report.ended(
                    job(3),
                    outcome(
                            job(3),
                            State.PARTIAL,
                            2,
                            Optional.of(ProviderException.of(ProviderException.Reason.NO_IMAGE, "No second image.")
                                    .build()),
                            false,
                            unwritten("3-1.png")));
            report.ended(job(4), outcome(job(4), State.IN_DOUBT, 0, Optional.empty(), true));
            report.ended(job(5), outcome(job(5), State.NOT_STARTED, 0, Optional.empty(), false));
        }
        assertThat(batch.out().lines())
                .containsExactly(
                        "ok           1  " + folder.resolve("1.png") + "  4.2 s  0.04 USD",
                        "FAILED       2  The prompt was rejected. (status 400)",
                        "PARTIAL      3  " + folder.resolve("3-1.png")
                                + "  2.0 s  0.04 USD  No second image. The provider"
                                + " has probably billed this call, because it sent a response.",
                        "IN DOUBT     4");
        assertThat(batch.err()).isEmpty();
    }

    @Test
    void saysNothingOfWhatAnEarlierRunEnded() {
        Reported batch = batch();
        try (BatchReport report = batch.report(1, false, false, false)) {
            report.ended(job(1), outcome(job(1), State.SUCCEEDED, 3, Optional.empty(), true, unwritten("1.png")));
        }
        assertThat(batch.out()).isEmpty();
    }

    @Test
    void printsOnlyFailuresWhenQuiet() {
        Reported batch = batch();
        try (BatchReport report = batch.report(2, false, false, true)) {
            report.ended(job(1), succeeded(job(1), 1, unwritten("1.png")));
            report.ended(job(2), failed(job(2), "Rejected."));
            report.finished(summary(2), false);
        }
        assertThat(batch.out()).isEmpty();
        assertThat(batch.err().lines()).containsExactly("FAILED       2  Rejected. (status 400)");
    }

    @Test
    void printsJsonLinesForPrograms() throws IOException {
        Reported batch = batch();
        JobOutcome failure = failed(job(2), "Rejected.");
        try (BatchReport report = batch.report(2, false, true, false)) {
            report.ended(job(1), succeeded(job(1), 1.5, unwritten("1.png")));
            report.ended(job(2), failure);
            report.finished(summary(2, Money.usd("0.04")), true);
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : batch.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).get("ok").asBoolean()).isTrue();
        assertThat(lines.get(0).at("/images/0/name").asText()).isEqualTo("1.png");
        assertThat(lines.get(1).at("/failure/message").asText()).isEqualTo("Rejected.");
        assertThat(JsonForm.outcomes().readPart(lines.get(1).toString()))
                .usingRecursiveComparison()
                .ignoringFields("failure")
                .isEqualTo(failure);
        assertThat(lines.get(2).toString())
                .startsWith("{\"ok\":false,\"partial\":true,\"summary\":{\"requests\":2,\"succeeded\":1,")
                .contains("\"failed\":1", "\"elapsedMs\":2000", "\"imagesPerSecond\":0.5", "\"cancelled\":true")
                .contains("\"cost\":[{\"amount\":0.04,\"currency\":\"USD\"}]");
        assertThat(Files.readAllLines(folder.resolve("results.jsonl")))
                .isEqualTo(batch.out().lines().limit(2).toList());
    }

    @Test
    void neverPrintsCharactersThatSteerATerminal() {
        Reported batch = batch();
        String steering = "a\u001b[31m\u202Eb\r";
        try (BatchReport plain = batch.report(1, false, false, false);
                BatchReport json = batch.report(1, false, true, false)) {
            for (BatchReport report : List.of(plain, json)) {
                report.ended(
                        job(1, steering, steering, Map.of("quality", steering)),
                        failed(job(1, steering, "", Map.of()), steering));
                report.finished(summary(1), false);
            }
        }
        assertThat(batch.out() + batch.err()).doesNotContain("\u001b", "\u202E", "\r");
    }

    @Test
    void drawsProgressOnATerminalAndClearsIt() {
        Reported batch = batch();
        try (BatchReport report = batch.report(1, true, false, false)) {
            report.started(job(1));
            report.eased(4, "status 429");
            report.ended(job(1), succeeded(job(1), 1, unwritten("1.png")));
            report.finished(summary(1), false);
        }
        assertThat(batch.out()).startsWith("ok ");
        assertThat(batch.err()).contains("Summary\n  requests             1\n");
    }

    @Test
    void keepsTheFormerResultsUntilTheBatchEnds() throws IOException {
        Path results = folder.resolve("results.jsonl");
        Files.writeString(results, "former\n");
        try (BatchReport killed = batch().report(2, false, false, false)) {
            killed.ended(job(1), succeeded(job(1), 1, unwritten("1.png")));
            assertThat(results).hasContent("former\n");
            assertThat(folder.resolve(".easel/results.jsonl")).content().contains("\"id\":\"1\"");
        }
        try (BatchReport again = batch().report(2, false, false, false)) {
            again.ended(job(1), outcome(job(1), State.SUCCEEDED, 1, Optional.empty(), true, unwritten("1.png")));
            again.ended(job(2), succeeded(job(2), 1, unwritten("2.png")));
            again.finished(summary(1), false);
        }
        assertThat(Files.readAllLines(results)).hasSize(2).allMatch(line -> line.startsWith("{\"ok\":true"));
        assertThat(folder.resolve(".easel/results.jsonl")).doesNotExist();
    }

    @Test
    void namesTheFileThatCannotBeWrittenAfterTheSummary() throws IOException {
        Files.createFile(folder.resolve(".easel"));
        Reported batch = batch();
        try (BatchReport report = batch.report(1, false, false, false)) {
            report.ended(job(1), failed(job(1), "Rejected."));
            assertThatThrownBy(() -> report.finished(summary(1), false))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("results.jsonl");
        }
        assertThat(batch.out()).startsWith("FAILED ");
        assertThat(batch.err()).contains("Summary");
    }
}
