package dev.easel.it.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.batch.JobOutcome;
import dev.easel.core.batch.JournalEntry;
import dev.easel.core.batch.KeptImage;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.testing.TestImages;
import dev.easel.json.FileJournal;
import dev.easel.json.JsonForm;
import dev.easel.json.ProviderSpec;
import dev.easel.json.ResultFacts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All that is written is as the published schema says, and the schema refuses what the reader refuses. */
class SchemaTest {
    private static final String HASH = "0".repeat(64);

    static Stream<String> documents() {
        return Stream.of(requests(), failures().map(JsonForm.failures()::write), others())
                .flatMap(some -> some);
    }

    private static Stream<String> requests() {
        ImageSource web = ImageSource.of(URI.create("https://host/a.png"));
        ImageSource file = ImageSource.of(Path.of("a.png"));
        return Stream.<ImageRequest>of(
                        EditRequest.builder(List.of(web, file, ImageSource.of(new byte[] {1})), "a cat")
                                .build(),
                        InpaintRequest.builder(web, new Region.Expanded(Border.pixels(1, 0, 0, 2)), "a cat")
                                .build(),
                        ExpandRequest.of(web, Border.toRatio(16, 9), "a cat"),
                        ExpandRequest.of(web, Border.toSize(9, 9), "a cat"))
                .map(JsonForm.requests()::write);
    }

    private static Stream<EaselException> failures() {
        return Stream.concat(
                Arrays.stream(ProviderException.Reason.values())
                        .map(reason -> ProviderException.of(reason, "no")
                                .status(429)
                                .retryAfter(Optional.of(Duration.ofNanos(1)))
                                .build()),
                Arrays.stream(TransportException.Phase.values())
                        .map(phase -> new TransportException(phase, "cut", CallFacts.of(Billing.UNKNOWN), null)));
    }

    private static Stream<String> others() {
        ImageResult result = ImageResult.builder("openai")
                .image(GeneratedImage.received(TestImages.photo(4, 3)).drift(1e-9))
                .model(Optional.of(new ModelId("m")))
                .usage(Optional.of(new Usage(OptionalLong.of(1), OptionalLong.empty(), OptionalLong.of(1), Map.of())))
                .cost(Optional.of(Cost.computed(Money.usd("0.04"))))
                .note(Note.kept("x"))
                .partialFailure(new UnreadableResponseException("not JSON"))
                .elapsed(Duration.ofNanos(1))
                .build();
        ProviderSpec spec = ProviderSpec.of("openai")
                .baseUrl(URI.create("https://host/v1"))
                .keyVariable("KEY")
                .model(new ModelId("m"))
                .setting("a", List.of(1))
                .header("X-Mood", "calm");
        return Stream.of(
                JsonForm.results().write(ResultFacts.of(result)),
                JsonForm.outcomes().write(outcome()),
                JsonForm.providers().write(spec),
                JsonForm.providers().write(ProviderSpec.of("offline")));
    }

    private static JobOutcome outcome() {
        return new JobOutcome(
                "1",
                JobOutcome.State.IN_DOUBT,
                List.of(new KeptImage("a.png", new Size(4, 3), ImageFormat.PNG, 9, HASH)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                List.of(),
                Optional.of(new UnreadableResponseException("not JSON")),
                false);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void allThatIsWrittenIsValid(String document) {
        PublishedSchema.assertIsValid(document);
    }

    @Test
    void everyLineOfAJournalIsValid(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("journal.jsonl");
        try (FileJournal journal = FileJournal.open(file)) {
            journal.append(new JournalEntry.Started("1", HASH, "key", Instant.EPOCH));
            journal.append(new JournalEntry.Submitted("1", HASH, "acme", "job_1"));
            journal.append(new JournalEntry.Received(HASH, outcome()));
            journal.append(new JournalEntry.Ended(HASH, outcome()));
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(5);
        assertThat(PublishedSchema.errors("journalHeader", lines.get(0))).isEmpty();
        assertThat(lines.subList(1, 5))
                .allSatisfy(line -> assertThat(PublishedSchema.errors("journalEntry", line))
                        .as(line)
                        .isEmpty());
        assertThat(PublishedSchema.errors("journalEntry", lines.get(1).replace("started", "danced")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            request  | "verb":"paint","prompt":"x"
            request  | "prompt":"x"
            request  | "verb":"generate"
            request  | "verb":"generate","prompt":7
            request  | "verb":"generate","prompt":" "
            request  | "verb":"generate","prompt":"x","promt":"x"
            request  | "verb":"generate","prompt":"x","image":{"file":"a"}
            request  | "verb":"generate","prompt":"x","count":0
            request  | "verb":"generate","prompt":"x","count":"2"
            request  | "verb":"generate","prompt":"x","partialImages":4
            request  | "verb":"generate","prompt":"x","size":"1024"
            request  | "verb":"generate","prompt":"x","size":"0x1"
            request  | "verb":"generate","prompt":"x","quality":"best"
            request  | "verb":"generate","prompt":"x","output":{"quality":101}
            request  | "verb":"generate","prompt":"x","output":{"color":1}
            request  | "verb":"generate","prompt":"x","options":{"acme":1}
            request  | "verb":"edit","prompt":"x"
            request  | "verb":"edit","prompt":"x","images":[]
            request  | "verb":"edit","prompt":"x","images":["a.png"]
            request  | "verb":"edit","prompt":"x","images":[{"file":"a","url":"http://b/"}]
            request  | "verb":"edit","prompt":"x","images":[{"url":"ftp://b/"}]
            request  | "verb":"edit","prompt":"x","images":[{"file":"a","sha256":"0000"}]
            request  | "verb":"inpaint","prompt":"x","image":{"file":"a"}
            request  | "verb":"inpaint","prompt":"x","image":{"file":"a"},"mask":{"file":"b"},"border":{"share":0.1}
            request  | "verb":"inpaint","prompt":"x","image":{"file":"a"},"border":{"share":0.1},"maskConvention":"white"
            request  | "verb":"expand","prompt":"x","image":{"file":"a"}
            request  | "verb":"expand","prompt":"x","image":{"file":"a"},"border":{"share":0.9}
            request  | "verb":"expand","prompt":"x","image":{"file":"a"},"border":{"share":0.1,"left":1}
            request  | "verb":"expand","prompt":"x","image":{"file":"a"},"border":{"ratio":"1x2"}
            provider | "model":"m"
            provider | "kind":"openai","key":"secret"
            provider | "kind":"openai","keyVariable":"sk-1"
            provider | "kind":"openai","baseUrl":"https://user:pw@host/"
            provider | "kind":"openai","headers":{"A":1}
            failure  | "kind":"Oops","message":"m","billing":"BILLED"
            failure  | "kind":"StorageException","message":"m"
            failure  | "kind":"ProviderException","message":"m","billing":"BILLED"
            failure  | "kind":"ProviderException","message":"m","billing":"BILLED","reason":"CLOSED"
            failure  | "kind":"StorageException","message":"m","billing":"BILLED","retryAfterMs":-1
            outcome  | "id":"1"
            outcome  | "id":"1","state":"failed","images":[{"name":"a"}]
            outcome  | "id":"1","state":"failed","notes":["so what"]
            outcome  | "id":"1","state":"failed","cost":{"amount":-1,"currency":"USD","source":"reported"}
            result   | "provider":"openai"
            result   | "images":[{"width":0,"height":1,"format":"png","bytes":1,"sha256":"00"}]
            """)
    void theSchemaRefusesWhatTheReaderRefuses(String kind, String members) {
        String document = "{\"easel\":\"" + kind + "\",\"version\":1," + members + "}";
        assertThat(PublishedSchema.errors(document)).as(document).isNotEmpty();
        if (!members.contains("retryAfterMs") && !kind.equals("result")) {
            assertThatThrownBy(() -> form(kind).read(document)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static JsonForm<?> form(String kind) {
        return switch (kind) {
            case "request" -> JsonForm.requests();
            case "provider" -> JsonForm.providers();
            case "failure" -> JsonForm.failures();
            default -> JsonForm.outcomes();
        };
    }
}
