package dev.easel.http.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.port.in.Easel;
import dev.easel.http.retry.RetryPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is saved of a response that cannot be delivered, and comes back from there, for each verb of each adapter. */
abstract class KeptResponseTable extends WholeImageTable {
    private static final ScriptedResponse IMAGE = ScriptedResponse.bytes(200, "image/png", PHOTO.bytes());

    private String linked() {
        return style().document(link("/a.png?sig=1"), link("/b.png?sig=2"));
    }

    @Test
    void savesABilledResponseThatCannotBeUsed() throws IOException {
        String response = style().document(style().inline("aGVsbG8gd29ybGQ="), style().inline("iVBORw0KGgoA"))
                + "\n\n{\"usage\":{\"total_tokens\":7}}";
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.json(response).header("X-Request-Id", "req_9"))) {
            EaselException failure = failure(server, RetryPolicy.defaults());
            assertThat(failure.requestId()).contains("req_9");
            assertThat(failure.savedResponse().orElseThrow()).hasContent(response);
        }
    }

    @Test
    void savesAStreamWithItsPartialImages() throws IOException {
        assumeTrue(style() == ResponseStyle.OPENAI);
        String partial = "{\"type\":\"image_edit.partial_image\",\"b64_json\":\"iVBORw0KGgo=\"}";
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.events("event: image_edit.partial_image\ndata: " + partial
                        + "\n\ndata: {\"b64_json\":\"AA!\"}\n\ndata: last\n\n"))) {
            Path saved = failure(server, RetryPolicy.defaults()).savedResponse().orElseThrow();
            assertThat(Files.readString(saved, StandardCharsets.UTF_8))
                    .contains("data: " + partial, "{\"b64_json\":\"AA!\"}", "data: last");
            assertThat(saved.getFileName().toString()).endsWith(".sse");
        }
    }

    @Test
    void aResponseInAnUnknownEncodingIsSavedAsItCame() {
        byte[] unknown = {0x1b, 0x2c, 0x00, (byte) 0xf8, 0x55};
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.json("").encoded("br", unknown))) {
            EaselException failure = failure(server, RetryPolicy.never());
            assertThat(failure)
                    .isInstanceOf(UnreadableResponseException.class)
                    .hasMessageEndingWith(" It has Content-Encoding br, which cannot be read here; allowed are gzip,"
                            + " deflate and none. Make the server, or a proxy before it, send it as identity.");
            assertThat(failure.billing()).isEqualTo(Billing.BILLED);
            assertThat(failure.savedResponse().orElseThrow()).hasBinaryContent(unknown);
            assertThat(server.only().header("Accept-Encoding")).contains("gzip");
        }
    }

    @Test
    void aCancelDuringADownloadSavesTheLinksAndTheImagesThatCame() throws Exception {
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.json(linked()), IMAGE, IMAGE.silentAfter(20))) {
            EaselException failure = stoppedAfter(server, 3);
            assertThat(failure.billing()).isEqualTo(Billing.BILLED);
            Path saved = failure.savedResponse().orElseThrow();
            assertThat(saved).hasContent(linked());
            assertThat(saved.resolveSibling(saved.getFileName().toString().replace(".json", ".1.png")))
                    .hasBinaryContent(PHOTO.bytes());
        }
    }

    @Test
    void aCancelAfterACompletedImageSavesIt() throws Exception {
        assumeTrue(style().streams());
        String completed = style().completed(style().inline(BASE64));
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.events(completed).silentAfter(completed.length()))) {
            EaselException failure = stoppedAfter(server, 1);
            assertThat(failure.billing()).isNotEqualTo(Billing.NOT_BILLED);
            assertThat(failure.savedResponse().orElseThrow()).content().isEqualTo(completed);
        }
    }

    @Test
    void aCancelBetweenImagesSavesTheWholeOneAndTheBeginningOfTheNext() throws Exception {
        String both = style().document(style().inline(BASE64), style().inline("iVBORw0KGgo"));
        String half = both.substring(0, both.lastIndexOf("KGgo") + 4);
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.json(both).silentAfter(half.length()))) {
            EaselException failure = stoppedAfter(server, 1);
            assertThat(failure.billing()).isEqualTo(Billing.BILLED);
            assertThat(failure.savedResponse().orElseThrow()).content().isEqualTo(half);
        }
    }

    @Test
    void whatACancelSavedIsRecoveredWithoutAnotherCall() throws Exception {
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.json(linked()), IMAGE, IMAGE.silentAfter(20), IMAGE)) {
            Path saved = stoppedAfter(server, 3).savedResponse().orElseThrow();
            ImageResult result = recovered(server, saved);
            assertThat(result.images())
                    .hasSize(2)
                    .allSatisfy(each -> assertThat(each.bytes()).isEqualTo(PHOTO.bytes()));
            assertThat(server.received()).hasSize(4);
            assertThat(server.last().path()).isEqualTo("/b.png?sig=2");
        }
    }

    @Test
    void theWholeImageOfABareBodyIsRecovered() throws IOException {
        String whole = style().inline(BASE64);
        String both = style().document(whole, style().inline("iVBORw0KGgo"));
        String cut = both.substring(0, both.lastIndexOf("KGgo") + 4);
        String stream = style().completed(whole) + "data: {\"b64";
        try (FaultServer server = FaultServer.answering(ScriptedResponse.closed())) {
            for (String body : style().streams() ? List.of(cut, stream) : List.of(cut)) {
                ImageResult result = recovered(server, Files.writeString(temporary.resolve("body"), body));
                assertThat(result.images()).hasSize(1);
                assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
            }
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aPartialImageOfABareStreamIsRecovered() throws IOException {
        assumeTrue(style() == ResponseStyle.OPENAI);
        String stream = "data: {\"type\":\"image_edit.partial_image\",\"b64_json\":\"" + BASE64 + "\"}\n\n";
        try (FaultServer server = FaultServer.answering(ScriptedResponse.closed())) {
            ImageResult result = recovered(server, Files.writeString(temporary.resolve("body"), stream));
            assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
        }
    }

    @Test
    void aDeadLinkOfASavedResponseIsNamed() throws IOException {
        Path file = Files.writeString(
                temporary.resolve("body"), style().document(link("/gone.png?sig=1"), style().inline(BASE64)));
        try (FaultServer server = FaultServer.answering(ScriptedResponse.status(410))) {
            ImageResult result = recovered(server, file);
            assertThat(result.images()).hasSize(1);
            assertThat(result.partialFailures()).singleElement().satisfies(failure -> {
                assertThat(failure).hasMessageContaining("/gone.png");
                assertThat(failure.billing()).isEqualTo(Billing.NOT_BILLED);
                assertThat(failure.savedResponse()).contains(file);
            });
        }
    }

    private ImageResult recovered(FaultServer server, Path file) {
        try (Easel easel = EaselBuilder.create()
                .provider(provider(server, RetryPolicy.never()))
                .build()) {
            return easel.recover(file).execute();
        }
    }
}
