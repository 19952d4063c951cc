package dev.easel.cli.batch.report;

import static dev.easel.cli.batch.report.Reported.failed;
import static dev.easel.cli.batch.report.Reported.job;
import static dev.easel.cli.batch.report.Reported.succeeded;
import static dev.easel.cli.batch.report.Reported.summary;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.core.batch.JobOutcome.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern JOBS =
            Pattern.compile("<script type=\"application/json\" class=\"jobs\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern THUMBS =
            Pattern.compile("<script type=\"application/json\" id=\"thumbs-\\d+\">(.*?)</script>", Pattern.DOTALL);
    private static final String HOSTILE =
            "</script><script>alert(1)</script><!-- \u202E<img src=x onerror=alert(2)> \u001b{{script}} \"'& \uD83D";

    @TempDir
    private Path folder;

    private String page() throws IOException {
        return Files.readString(folder.resolve("index.html"));
    }

    private List<JsonNode> jobs() throws IOException {
        List<JsonNode> jobs = new ArrayList<>();
        for (MatchResult block : JOBS.matcher(page()).results().toList()) {
            JSON.readTree(block.group(1)).forEach(jobs::add);
        }
        return jobs;
    }

    private List<String> embedded() throws IOException {
        List<String> thumbs = new ArrayList<>();
        for (MatchResult block : THUMBS.matcher(page()).results().toList()) {
            JSON.readTree(block.group(1)).forEach(thumb -> thumbs.add(thumb.asText()));
        }
        return thumbs;
    }

    private static void end(BatchReport report, String prompt) {
        JobLine line = job(1, prompt, prompt, Map.of("quality", prompt, "aspect", "3:2"));
        report.ended(line, failed(line, prompt));
        report.finished(summary(1), false);
    }

    @Test
    void holdsWhatIsKnownOfAJob() throws IOException {
        Reported batch = new Reported(folder);
        JobLine line = job(7, "boat", "a boat", Map.of("quality", "high", "aspect", "3:2"));
        try (BatchReport report = batch.report(1, false, false, false)) {
            report.ended(line, succeeded(line, 2.5, batch.written("boat.png", 1)));
            report.finished(summary(3), false);
        }
        assertThat(jobs()).hasSize(1);
        assertThat(jobs().get(0).toString())
                .isEqualTo(
                        "{\"id\":\"boat\",\"line\":7,\"state\":\"SUCCEEDED\",\"verb\":\"generate\",\"prompt\":\"a boat\","
                                + "\"quality\":\"high\",\"ratio\":\"3:2\",\"ms\":2500,\"provider\":\"lamp\",\"model\":\"lamp-1\","
                                + "\"cost\":\"0.04\",\"currency\":\"USD\","
                                + "\"settings\":" + JSON.writeValueAsString(line.settings()) + ","
                                + "\"files\":[{\"path\":\"boat.png\",\"width\":300,\"height\":200,\"bytes\":"
                                + Files.size(folder.resolve("boat.png")) + ",\"key\":\"0-0\"}]}");
        assertThat(page()).contains("<dt>images</dt><dd>1</dd>", "<dt>time</dt><dd>0:03</dd>");
    }

    @Test
    void showsHostileTextAsText() throws IOException {
        try (BatchReport report = new Reported(folder).report(1, false, false, false)) {
            end(report, HOSTILE);
        }
        String shown = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> {{script}} \"'& \uD83D";
        assertThat(jobs().get(0).get("prompt").asText()).isEqualTo(shown);
        assertThat(jobs().get(0).get("failure").asText()).startsWith("</script>");
        assertThat(page()).doesNotContain("alert(1)<", "<img", "<!--", "\u202E", "\u001b");
        // What is there is the page's: two blocks of data and the script.
        assertThat(page().split("<script", -1)).hasSize(4);
    }

    @Test
    void runsOnlyItsScriptAndLoadsNothingFromElsewhere() throws IOException {
        try (BatchReport report = new Reported(folder).report(1, false, false, false)) {
            end(report, "a prompt");
        }
        String page = page();
        String script = page.substring(page.lastIndexOf("<script>") + 8, page.lastIndexOf("</script>"));
        String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        assertThat(page)
                .contains("default-src 'none'; img-src 'self' file: data:; style-src 'sha256-" + hash(style)
                        + "'; script-src 'sha256-" + hash(script) + "'")
                .doesNotContain("http://", "https://", "url(", "@import", "<link", "{{");
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isTheSameForTheSameResultsAndMakesEachThumbnailOnce() throws IOException {
        Reported batch = new Reported(folder);
        List<String> pages = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (BatchReport report = batch.report(3, false, false, false)) {
                for (int i = 1; i <= 3; i++) {
                    report.ended(job(i), succeeded(job(i), i, batch.written(i + ".png", i)));
                }
                report.finished(summary(3), false);
            }
            pages.add(page());
        }
        assertThat(pages.get(0)).isEqualTo(pages.get(1));
        assertThat(batch.thumbnails).hasValue(3);
        assertThat(embedded()).hasSize(3).doesNotHaveDuplicates();
        assertThat(page()).contains("The thumbnails are part of this page");
    }

    @Test
    void loadsLaterThumbnailsFromTheFolderWhenThePageIsFull() throws IOException {
        Reported batch = new Reported(folder);
        try (BatchReport report = batch.report(3, false, false, false);
                Thumbnails thumbnails = batch.thumbnails(3)) {
            for (int i = 1; i <= 3; i++) {
                report.ended(job(i), succeeded(job(i), i, batch.written(i + ".png", i)));
            }
            report.finished(summary(3), false);
            new ResultsPage(batch.plan(3), thumbnails, 1).write(new PageFrame(batch.plan(3), new Tally(), summary(3)));
        }
        assertThat(embedded()).hasSize(1);
        assertThat(page()).contains("The first thumbnails are part of this page.");
        Path thumb = folder.resolve(jobs().get(2).at("/files/0/thumb").asText());
        assertThat(thumb).exists();
    }

    @Test
    void showsAnImageWithoutThumbnailByItsFile() throws IOException {
        Reported batch = new Reported(folder);
        try (BatchReport report = batch.report(1, false, false, false)) {
            report.ended(job(1), succeeded(job(1), 1, Reported.unwritten("gone.png")));
            report.finished(summary(1), false);
        }
        assertThat(embedded()).isEmpty();
        assertThat(jobs().get(0).at("/files/0").has("thumb")).isFalse();
    }

    @Test
    void makesNoThumbnailsOnceTheBatchIsCancelled() throws IOException {
        Reported batch = new Reported(folder);
        try (BatchReport report = batch.report(1, false, false, false)) {
            report.cancelled();
            report.ended(job(1), succeeded(job(1), 1, batch.written("1.png", 1)));
            report.finished(summary(1), true);
        }
        assertThat(jobs()).hasSize(1);
        assertThat(batch.thumbnails).hasValue(0);
    }

    @Test
    void givesNoDurationOfABatchThatTookSeveralRuns() throws IOException {
        try (BatchReport report = new Reported(folder).report(1, false, false, false)) {
            report.ended(job(1), Reported.outcome(job(1), State.SUCCEEDED, 2, Optional.empty(), true));
            report.finished(summary(3), false);
        }
        assertThat(page())
                .contains("<dt>average request</dt><dd>2.0 s</dd>")
                .doesNotContain("<dt>time</dt>", "<dt>images per second</dt>");
    }

    @Test
    void putsManyJobsIntoBlocks() throws IOException {
        try (BatchReport report = new Reported(folder).report(450, false, false, true)) {
            for (int i = 1; i <= 450; i++) {
                report.ended(job(i), succeeded(job(i), 1));
            }
            report.finished(summary(1), false);
        }
        assertThat(JOBS.matcher(page()).results()).hasSize(3);
        assertThat(jobs()).extracting(each -> each.get("line").asInt()).first().isEqualTo(1);
        assertThat(jobs()).hasSize(450);
    }
}
