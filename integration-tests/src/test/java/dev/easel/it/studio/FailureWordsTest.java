package dev.easel.it.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.TransportException.Phase;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.it.studio.browser.Browser;
import dev.easel.it.studio.browser.BrowserTest;
import dev.easel.server.ServerLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Each failure says what happened and what to do, and leaves everything where it was. */
@BrowserTest
class FailureWordsTest {
    private static final String NO_RESPONSE =
            "No response arrived. The provider may have billed it; retrying may bill again.";

    private final Browser browser;

    FailureWordsTest(Browser browser) {
        this.browser = browser;
    }

    private static Map<String, EaselException> failures() {
        Map<String, EaselException> failures = new LinkedHashMap<>();
        failures.put(
                "The provider's quota is used up. Check its billing page.",
                ProviderException.of(Reason.QUOTA_EXHAUSTED, "You exceeded your current quota.")
                        .build());
        failures.put(
                "Busy. Trying again is safe in 12 s.",
                ProviderException.of(Reason.RATE_LIMITED, "Slow down.")
                        .retryAfter(Optional.of(Duration.ofSeconds(12)))
                        .build());
        failures.put(
                "The provider refused this prompt. Rephrase it.",
                ProviderException.of(Reason.CONTENT_REJECTED, "Your request was rejected.")
                        .requestId(Optional.of("req_17"))
                        .build());
        failures.put(
                "The provider refused the server's key.",
                ProviderException.of(Reason.AUTHENTICATION, "Incorrect API key.")
                        .status(401)
                        .build());
        failures.put(
                "The call failed.",
                ProviderException.of(Reason.INTERNAL, "The server had an error.")
                        .build());
        failures.put(
                NO_RESPONSE,
                new TransportException(Phase.READ_TIMEOUT, "Nothing came.", CallFacts.of(Billing.UNKNOWN), null));
        failures.put(
                "The provider does not answer. Trying again is safe.",
                new TransportException(Phase.CONNECT, "Refused.", CallFacts.NOT_SENT, null));
        return failures;
    }

    @Test
    void saysWhatHappened() {
        ScriptedProvider provider = new ScriptedProvider();
        try (StudioServer server = StudioServer.of(provider.provider())) {
            Studio studio = Studio.open(browser, server).prompt("a red boat");
            int calls = 0;
            for (Map.Entry<String, EaselException> failure : failures().entrySet()) {
                provider.fail(failure.getValue());
                studio.run();
                String said = studio.awaitFailure();
                assertThat(said).contains(failure.getKey());
                failure.getValue().requestId().ifPresent(id -> assertThat(said).contains(id));
                assertThat(browser.script("return document.querySelector('#prompt').value"))
                        .isEqualTo("a red boat");
                assertThat(provider.received())
                        .as("calls, none repeated automatically")
                        .hasSize(++calls);
            }
        }
    }

    @Test
    void saysHowLargeARequestMayBe() {
        try (StudioServer server = StudioServer.of(
                EchoingProvider.calls(1).provider(),
                builder -> builder.limits(ServerLimits.builder()
                        .shutdownGrace(Duration.ZERO)
                        .bodyBytes(1_500_000)
                        .build()))) {
            Studio studio = Studio.open(browser, server)
                    .image(Arrays.copyOf(Photos.upright(320, 240), 2_500_000), "large.jpg")
                    .prompt("a red boat");
            studio.start();
            assertThat(studio.awaitFailure()).contains("2.4 MB; this server takes 1.4 MB. Make the image smaller.");
        }
    }

    @Test
    void saysThatTheServerDoesNotAnswer() {
        StudioServer server = StudioServer.offline();
        Studio studio = Studio.open(browser, server).prompt("a red boat");
        server.stop();
        browser.expect("ERR_CONNECTION_REFUSED");
        studio.start();
        assertThat(studio.awaitFailure()).contains("The server does not answer. Is it running?");
    }

    @Test
    void saysThatACallMayBeBilledWhoseConnectionBroke() {
        ScriptedProvider provider = new ScriptedProvider().answer((request, context) -> {
            context.pause(Duration.ofMinutes(5));
            throw new AssertionError("was not cancelled");
        });
        try (StudioServer server = StudioServer.of(provider.provider());
                Relay relay = new Relay(server.port())) {
            Studio studio = Studio.open(browser, server, relay.url()).prompt("a red boat");
            studio.run();
            browser.awaitText("#doing", "working");
            browser.expect("ERR_");
            relay.close();
            assertThat(studio.awaitFailure()).contains(NO_RESPONSE);
        }
    }

    @Test
    void saysThatAFileCannotBeRead() {
        try (StudioServer server = StudioServer.offline()) {
            Studio studio = Studio.open(browser, server);
            studio.choose("no image".getBytes(StandardCharsets.UTF_8), "photo.jpg");
            browser.await(
                    "document.body.innerText.includes('This browser cannot read this file. Save it as JPEG or PNG.')");
        }
    }

    @Test
    void asksForTheServersKeyAndKeepsItInMemoryOnly() {
        try (StudioServer server =
                StudioServer.of(EchoingProvider.calls(1).provider(), builder -> builder.apiKey("sk-secret-17"))) {
            browser.expect("401");
            browser.open(server.url());
            server.beforeClose(browser::leave);
            browser.await("document.querySelector('#key-dialog').open");
            assertThat(browser.text("#key-dialog")).contains("The server needs its key.");
            browser.type("#key", "sk-secret-17", Keys.ENTER);
            browser.await("document.querySelector('#provider').options.length > 0");
            browser.type("#prompt", "a red boat");
            browser.click("#run");
            server.next();
            browser.await("document.querySelector('#download').checkVisibility()");
            assertThat(browser.stored()).doesNotContain("sk-secret");
            browser.reload();
            browser.await("document.querySelector('#key-dialog').open");
        }
    }

    @Test
    void wantsAMarkFirst() {
        try (StudioServer server = StudioServer.offline()) {
            Studio studio = Studio.open(browser, server)
                    .image(Photos.upright(320, 240), "photo.jpg")
                    .prompt("a red boat");
            browser.click("#verb-inpaint");
            browser.awaitText("body", "Mark what should change first");
            browser.chord(Keys.CONTROL, Keys.ENTER);
            assertThat(server.waiting()).isZero();
        }
    }

    @Test
    void tellsWhichImagesDidNotArrive() {
        ScriptedProvider provider = new ScriptedProvider()
                .answer((request, context) -> EchoingProvider.respond(request, context).toBuilder()
                        .partialFailure(ProviderException.of(Reason.CONTENT_REJECTED, "One image was withheld.")
                                .build())
                        .build());
        try (StudioServer server = StudioServer.of(provider.provider())) {
            Studio studio = Studio.open(browser, server).prompt("a red boat");
            browser.set("#count", 2);
            studio.run();
            studio.awaitResult();
            browser.awaitText("body", "1 of 2 arrived");
            browser.awaitText("body", "One image was withheld.");
        }
    }
}
