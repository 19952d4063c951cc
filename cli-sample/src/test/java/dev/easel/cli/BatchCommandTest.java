package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.json.FileJournal;
import dev.easel.offline.OfflineProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchCommandTest {
    private static final byte[] PNG = TestImages.png(8, 6);

    @TempDir
    private Path folder;

    private static final int ANSWERS = 20;

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Shell shell = Shell.using(provider.provider());

    private void answerAll() {
        for (int i = 0; i < ANSWERS; i++) {
            provider.answer(PNG);
        }
    }

    private static void answerAll(
            ScriptedProvider provider, BiFunction<ImageRequest, CallContext, ImageResult> answer) {
        for (int i = 0; i < ANSWERS; i++) {
            provider.answer(answer);
        }
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path jobs(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines));
    }

    private Shell.Result run(Path jobs, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("batch", jobs, "-o", out()));
        arguments.addAll(List.of(more));
        return shell.run(arguments.toArray());
    }

    private List<String> images() throws IOException {
        try (Stream<Path> files = Files.list(out())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(".*\\.(png|jpg|webp)"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> prompts() {
        return provider.received().stream().map(ImageRequest::prompt).sorted().toList();
    }

    @Test
    void runsEachLineAndDoesNothingTwice() throws IOException {
        answerAll();
        Path jobs = jobs("jobs.jsonl", "{\"id\":\"a\",\"prompt\":\"one\"}", "# a comment", "", "\"two\"");
        assertThat(run(jobs).code()).isEqualTo(ExitCode.DONE);
        assertThat(images()).containsExactly("4.png", "a.png");
        assertThat(prompts()).containsExactly("one", "two");
        assertThat(out().resolve("results.jsonl")).exists();
        assertThat(out().resolve("index.html")).exists();
        assertThat(run(jobs).code()).isEqualTo(ExitCode.DONE);
        assertThat(provider.received()).hasSize(2);
    }

    @Test
    void readsCsvAsSpreadsheetsWriteIt() throws IOException {
        answerAll();
        Path jobs = jobs(
                "jobs.csv",
                "\uFEFFid;prompt;quality;seed\r",
                "a;\"one; two\r\nthree \"\"four\"\"\";high;7\r",
                ";;;\r",
                "b;five;;\r");
        Shell.Result result = run(jobs, "--quality", "low");
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(prompts()).containsExactly("five", "one; two\r\nthree \"four\"");
        assertThat(Files.readString(out().resolve("results.jsonl")))
                .contains("\"settings\":{\"quality\":\"high\",\"seed\":\"7\"}")
                .contains("\"settings\":{\"quality\":\"low\"}");
    }

    @Test
    void aCellHoldsSeveralImagesHoweverItsKeyIsSpelled() throws IOException {
        answerAll();
        Files.write(folder.resolve("a.png"), PNG);
        Files.write(folder.resolve("b.png"), PNG);
        Path jobs = jobs("jobs.csv", "Verb,Prompt,Images", "edit,both,a.png | b.png");
        Shell.Result result = run(jobs);
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(provider.received().get(0).sources()).hasSize(2);
    }

    @Test
    void readsPromptsAndStandardInput() throws IOException {
        answerAll();
        assertThat(run(jobs("prompts.txt", "# one", "--two")).code()).isZero();
        assertThat(prompts()).containsExactly("# one", "--two");
        shell.input("id,prompt\nx,three\n");
        assertThat(shell.run("batch", "-", "-o", out()).code()).isZero();
        assertThat(images()).containsExactly("1.png", "2.png", "x.png");
    }

    @Test
    void anyIdMakesASafeName() throws IOException {
        answerAll();
        List<String> ids =
                List.of("../x", "CON", "x".repeat(300), "\uD83D\uDE00", "Case", "case", "a:b", "end.", "a/b");
        List<String> lines = ids.stream()
                .map(id -> "{\"prompt\":\"p\",\"id\":\"" + id + "\"}")
                .toList();
        Shell.Result result = run(jobs("jobs.jsonl", lines.toArray(String[]::new)));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(images())
                .hasSize(ids.size())
                .allSatisfy(name -> assertThat(name).hasSizeLessThan(140).doesNotMatch("(?i)con\\..*"));
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).containsExactlyInAnyOrder(out(), folder.resolve("jobs.jsonl"));
        }
    }

    @Test
    void saysWhatIsWrongWithEachLineBeforeAnythingIsSent() throws IOException {
        Shell.Result result = run(jobs(
                "jobs.jsonl",
                "{\"prompt\":\"a\",\"qualty\":\"high\"}",
                "{\"prompt\":\"a\",\"size\":\"big\"}",
                "{\"prompt\":\"a\",\"id\":\"x\"}",
                "{\"prompt\":\"a\",\"id\":\"x\"}",
                "{\"prompt\":\"a\",\"id\":\"y\",\"name\":\"X\"}",
                "{\"verb\":\"edit\",\"prompt\":\"a\",\"images\":\"missing.png\"}",
                "{\"prompt\":",
                "[]"));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err().lines()).hasSize(8);
        assertThat(result.err())
                .contains("line 1: Unknown key 'qualty'. Did you mean 'quality'?")
                .contains("line 2: size: Invalid size 'big'")
                .contains("line 4: The id 'x' is that of line 3 too")
                .contains("line 5: The name 'X' makes a file that line 3 makes too")
                .contains("line 6: ", "missing.png")
                .contains("line 7: The line is not valid JSON: ")
                .contains("line 8: The line is a JSON list")
                .contains("Nothing was sent, because of 7 lines.");
        assertThat(provider.received()).isEmpty();
        assertThat(out()).doesNotExist();
    }

    @Test
    void tellsTheFirstErrorsAndCountsTheRest() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lines.add("{\"prompt\":\"a\",\"size\":\"" + i + "\"}");
            lines.add("{\"prompt\":\"a\",\"wrong\":1}");
        }
        Shell.Result result = run(jobs("jobs.jsonl", lines.toArray(String[]::new)));
        assertThat(result.err().lines()).hasSize(22);
        assertThat(result.err())
                .contains("line 2, and 29 more: Unknown key 'wrong'")
                .contains("and 11 more");
    }

    @Test
    void aDryRunSendsAndWritesNothing() throws IOException {
        Path jobs = jobs("jobs.jsonl", "{\"prompt\":\"a\",\"n\":2}", "\"b\"");
        Shell.Result result = shell.run("batch", jobs, "--dry-run");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("in all: 2 jobs, 3 images");
        Shell.Result json = run(jobs, "--dry-run", "--json");
        assertThat(json.out()).contains("\"dryRun\":true", "\"jobs\":2", "\"images\":3");
        assertThat(provider.received()).isEmpty();
        assertThat(out()).doesNotExist();
    }

    @Test
    void aFailureStopsNothingElse() throws IOException {
        answerAll(provider, (request, context) -> {
            if (request.prompt().equals("bad")) {
                throw ProviderException.of(ProviderException.Reason.CONTENT_REJECTED, "no")
                        .build();
            }
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(ImageData.of(PNG)))
                    .build();
        });
        Path jobs = jobs("jobs.txt", "one", "bad", "two");
        assertThat(run(jobs).code()).isEqualTo(ExitCode.PARTLY);
        assertThat(images()).containsExactly("1.png", "3.png");
        assertThat(run(jobs).code()).isEqualTo(ExitCode.PARTLY);
        assertThat(provider.received()).as("a rejected job is not repeated").hasSize(3);
        assertThat(run(jobs, "--retry-failed").code()).isEqualTo(ExitCode.PARTLY);
        assertThat(provider.received()).hasSize(4);
        jobs("jobs.txt", "one", "good", "two");
        assertThat(run(jobs).code()).as("a corrected line runs").isZero();
        assertThat(images()).containsExactly("1.png", "2.png", "3.png");
    }

    @Test
    void aBudgetOfImagesStopsTheBatch() throws IOException {
        answerAll();
        Path jobs = jobs("jobs.txt", "one", "two", "three");
        Shell.Result stopped = run(jobs, "--max-images", 2, "--parallel", 1);
        assertThat(stopped.code()).isEqualTo(ExitCode.ACCOUNT);
        assertThat(stopped.err()).contains("easel: The budget has 0 images left");
        assertThat(images()).hasSize(2);
        assertThat(run(jobs).code()).isZero();
        assertThat(images()).hasSize(3);
    }

    @Test
    void theBudgetOfAnEarlierRunIsNotThatOfThisOne() throws IOException {
        ScriptedProvider oneByOne = new ScriptedProvider(
                "scripted", Capabilities.builder().maxCount(1).source("a test").build());
        Shell other = Shell.using(oneByOne.answer(PNG).answer(PNG).provider());
        Path jobs = jobs("jobs.jsonl", "{\"prompt\": \"one\", \"count\": 2, \"maxCalls\": 2}");
        assertThat(other.run("batch", jobs, "-o", out(), "--max-images", 1).code())
                .isEqualTo(ExitCode.ACCOUNT);
        assertThat(images()).hasSize(1);
        assertThat(other.run("batch", jobs, "-o", out()).code()).isEqualTo(ExitCode.PARTLY);
    }

    @Test
    void callsTheFallbackWhereNothingWasBilled() throws IOException {
        ScriptedProvider first = new ScriptedProvider("first");
        answerAll(first, (request, context) -> {
            Billing billing = request.prompt().equals("paid") ? Billing.BILLED : Billing.NOT_BILLED;
            throw ProviderException.of(ProviderException.Reason.OVERLOADED, "broken")
                    .build()
                    .with(CallFacts.of(billing));
        });
        answerAll();
        shell.withProvider(ProviderKind.local("first", first::provider));
        Path jobs = jobs("jobs.txt", "free", "paid");
        Shell.Result result = run(jobs, "--provider", "first", "--fallback", "offline");
        assertThat(result.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(prompts()).containsExactly("free");
        assertThat(images()).containsExactly("1.png");
    }

    @Test
    void existingFilesOfOthersAreKept() throws IOException {
        answerAll();
        Files.createDirectories(out());
        Path other = Files.writeString(out().resolve("2.jpg"), "mine");
        Path jobs = jobs("jobs.txt", "one", "two");
        Shell.Result result = run(jobs);
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("line 2: " + other + " already exists");
        assertThat(provider.received()).isEmpty();
        assertThat(run(jobs, "--force").code()).isZero();
        assertThat(other).hasContent("mine");
    }

    @Test
    void standardOutputIsNoFolder() throws IOException {
        Shell.Result result = shell.run("batch", jobs("jobs.txt", "one"), "-o", "-");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).isEqualTo("easel: -o - is not a folder: name a folder for the images.");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void resultsOfAnotherBatchAreKept() throws IOException {
        Files.createDirectories(out());
        Path page = Files.writeString(out().resolve("index.html"), "mine");
        Shell.Result result = run(jobs("jobs.txt", "one"));
        assertThat(result.errorLine()).contains(page + " already exists");
        assertThat(page).hasContent("mine");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void aFolderInUseIsRefused() throws IOException {
        answerAll();
        Path jobs = jobs("jobs.txt", "one");
        Files.createDirectories(out());
        FileJournal journal = FileJournal.open(out().resolve("journal.jsonl"));
        try {
            Shell.Result result = run(jobs);
            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.errorLine()).contains("journal.jsonl");
            assertThat(provider.received()).isEmpty();
        } finally {
            journal.close();
        }
        assertThat(run(jobs).code()).isZero();
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldBeforeAnythingIsSent() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path jobs = jobs("jobs.txt", "one");
        assertThat(shell.run("batch", jobs, "-o", file).errorLine()).contains("is not a folder");
        Shell.Result below = shell.run("batch", jobs, "-o", file.resolve("out"));
        assertThat(below.code()).isEqualTo(ExitCode.USAGE);
        assertThat(below.errorLine()).contains("Cannot write");
        assertThat(shell.run("batch", jobs).errorLine()).contains("--output=DIR");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void shardsShareAFolder() throws IOException {
        answerAll();
        Path jobs = jobs("jobs.txt", "a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(run(jobs, "--shard", "1/2").code()).isZero();
        int first = images().size();
        assertThat(first).isBetween(1, 7);
        assertThat(run(jobs, "--shard", "2/2").code()).isZero();
        assertThat(images()).hasSize(8);
        assertThat(provider.received()).hasSize(8);
        assertThat(out().resolve("journal-1-of-2.jsonl")).exists();
        assertThat(out().resolve("results-2-of-2.jsonl")).exists();
        assertThat(run(jobs, "--shard", "3/2").errorLine()).contains("3/2");
    }

    @Test
    void theExampleOfTheDocumentRunsOffline() throws IOException {
        ImageProvider offline = OfflineProvider.create();
        Path example = Path.of("docs", "batch.jsonl");
        Shell.Result dry = Shell.using(offline).run("batch", example, "--dry-run");
        assertThat(dry.out()).contains("in all: 8 jobs, 15 images");
        String smaller = Files.readString(example, StandardCharsets.UTF_8)
                .replace("\"aspect\": \"3:2\"", "\"size\": \"48x32\"")
                .replace("\"aspect\": \"2:3\"", "\"size\": \"32x48\"")
                .replace("\"aspect\": \"1:1\"", "\"size\": \"32x32\"");
        Shell.Result result =
                Shell.using(offline).run("batch", jobs("jobs.jsonl", smaller), "-o", out(), "--quiet", "--json");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines()).hasSize(9);
        assertThat(result.out())
                .contains("\"requests\":8", "\"succeeded\":8", "\"images\":15", "\"expectedImages\":15");
        assertThat(images()).hasSize(15).contains("mascot-4.png", "lake.png");
    }
}
