package dev.easel.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    /** One gray pixel. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final JsonReport report = new JsonReport(new PrintStream(out, true, StandardCharsets.UTF_8));

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsAllKnownFactsOnOneLine() {
        GeneratedImage image = GeneratedImage.received(ImageData.of(PNG));
        ImageData data = image.data();
        report.done(new Outcome(
                Optional.of("in.png"),
                RequestFacts.of(GenerateRequest.builder("a \"cat\"").seed(7).build()),
                Optional.of("openai"),
                Optional.of(new ModelId("gpt-image-1")),
                Optional.of("req_1"),
                ImageSize.auto(),
                Duration.ofNanos(1_234_567_890),
                List.of(
                        new WrittenImage(image, Path.of("a-1.png"), Path.of("a-1.png")),
                        new WrittenImage(
                                image.url(URI.create("https://host/x.png?sig=1")), Path.of("b.png"), Path.of("b.png"))),
                Optional.of(new WrittenImage(image, Path.of("look.png"), Path.of("look.png"))),
                Optional.of("here you are"),
                Optional.of(new Usage(
                        OptionalLong.of(10), OptionalLong.of(20), OptionalLong.empty(), Map.of("b", 2L, "a", 1L))),
                Optional.of(Cost.reported(Money.usd("0.040"))),
                OptionalDouble.of(0.25),
                OptionalDouble.of(0.125),
                List.of(Note.dropped("the \"seed\"")),
                List.of(ProviderException.of(ProviderException.Reason.CONTENT_REJECTED, "no")
                        .build())));
        assertThat(printed())
                .isEqualTo(
                        ("{\"ok\":false,\"partial\":true,\"input\":\"in.png\",\"verb\":\"generate\",\"prompt\":\"a \\\"cat\\\"\",\"seed\":7,"
                                        + "\"provider\":\"openai\",\"model\":\"gpt-image-1\",\"requestId\":\"req_1\",\"requestedSize\":\"auto\",\"elapsedMs\":1234,\"images\":["
                                        + "{\"path\":\"a-1.png\",\"width\":1,\"height\":1,\"format\":\"png\",\"bytes\":LENGTH,\"sha256\":\"HASH\",\"source\":\"inline\","
                                        + "\"receivedSize\":\"1x1\",\"converted\":false,\"revisedPrompt\":null,\"drift\":null,\"remainingDrift\":null},"
                                        + "{\"path\":\"b.png\",\"width\":1,\"height\":1,\"format\":\"png\",\"bytes\":LENGTH,\"sha256\":\"HASH\","
                                        + "\"source\":\"https://host/x.png?sig=1\","
                                        + "\"receivedSize\":\"1x1\",\"converted\":false,\"revisedPrompt\":null,\"drift\":null,\"remainingDrift\":null}],"
                                        + "\"text\":\"here you are\",\"usage\":{\"inputTokens\":10,\"outputTokens\":20,\"totalTokens\":null,\"details\":{\"a\":1,\"b\":2}},"
                                        + "\"cost\":{\"amount\":0.04,\"currency\":\"USD\",\"source\":\"reported\"},"
                                        + "\"notes\":[\"dropped: the \\\"seed\\\"\"],\"partialFailures\":[{\"kind\":\"ProviderException\",\"reason\":\"CONTENT_REJECTED\","
                                        + "\"code\":null,\"message\":\"no\",\"status\":null,\"provider\":null,\"requestId\":null,\"job\":null,\"retryAfterMs\":null,"
                                        + "\"retryable\":false,\"billing\":\"NOT_BILLED\",\"savedResponse\":null,\"text\":null}],"
                                        + "\"sheet\":\"look.png\",\"drift\":0.25,\"remainingDrift\":0.125}\n")
                                .replace("LENGTH", String.valueOf(data.length()))
                                .replace("HASH", data.sha256()));
    }

    @Test
    void keepsEveryKeyWhereNothingIsKnown() {
        report.done(Outcome.here(Duration.ofMillis(5), List.of()));
        assertThat(printed())
                .isEqualTo(
                        "{\"ok\":true,\"partial\":false,\"input\":null,\"verb\":null,\"prompt\":null,\"seed\":null,\"provider\":null,\"model\":null,"
                                + "\"requestId\":null,\"requestedSize\":\"auto\",\"elapsedMs\":5,\"images\":[],\"text\":null,\"usage\":null,\"cost\":null,"
                                + "\"notes\":[],\"partialFailures\":[],\"sheet\":null,\"drift\":null,\"remainingDrift\":null}\n");
    }

    @Test
    void printsAnErrorResponse() {
        report.failed(ProviderException.of(ProviderException.Reason.RATE_LIMITED, "slow down")
                .status(429)
                .code("rate_limit")
                .retryAfter(Optional.of(Duration.ofSeconds(2)))
                .requestId(Optional.of("req_2"))
                .build());
        assertThat(printed())
                .isEqualTo(
                        "{\"ok\":false,\"partial\":false,\"input\":null,\"error\":{\"kind\":\"ProviderException\",\"reason\":\"RATE_LIMITED\","
                                + "\"code\":\"rate_limit\",\"message\":\"slow down\",\"status\":429,\"provider\":null,\"requestId\":\"req_2\",\"job\":null,"
                                + "\"retryAfterMs\":2000,\"retryable\":true,\"billing\":\"NOT_BILLED\",\"savedResponse\":null,\"text\":null}}\n");
    }

    @Test
    void namesTheSavedResponse() {
        report.failed(new UnreadableResponseException(
                "not JSON", CallFacts.of(Billing.BILLED).savedResponse(Path.of("saved.json")), null));
        assertThat(printed())
                .contains("\"kind\":\"UnreadableResponseException\",\"reason\":null")
                .contains("\"billing\":\"BILLED\",\"savedResponse\":\"saved.json\"");
    }

    @Test
    void namesThePhaseOfATransportFailure() {
        report.failed(new TransportException(
                TransportException.Phase.READ_TIMEOUT, "read timeout", CallFacts.of(Billing.UNKNOWN), null));
        assertThat(printed()).contains("\"reason\":\"READ_TIMEOUT\"").contains("\"billing\":\"UNKNOWN\"");
    }

    @Test
    void namesTheInputThatFailed() {
        report.failed("in.png", new IllegalArgumentException("no image"));
        assertThat(printed()).startsWith("{\"ok\":false,\"partial\":false,\"input\":\"in.png\",\"error\":{");
    }

    @Test
    void printsNothingThatSteersATerminal() {
        report.done(Outcome.here(Duration.ZERO, List.of()).input("a\u202eb\u0007\ud800\u2028"));
        assertThat(printed()).contains("\"input\":\"a\\u202eb\\u0007\\ud800\\u2028\"");
    }

    @Test
    void namesInvalidUsage() {
        report.failed(new IllegalArgumentException("Invalid size 0x10."));
        assertThat(printed()).contains("\"kind\":\"UsageException\"").contains("\"retryable\":false");
    }
}
