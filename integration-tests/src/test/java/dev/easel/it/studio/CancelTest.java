package dev.easel.it.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.openai.OpenAi;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.it.studio.browser.Browser;
import dev.easel.it.studio.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Cancel cancels: down to the provider's socket. */
@BrowserTest
class CancelTest {
    private final Browser browser;

    CancelTest(Browser browser) {
        this.browser = browser;
    }

    @Test
    void closesTheProvidersSocketAndSaysThatItMayBeBilled() {
        try (FaultServer silent = FaultServer.answering(ScriptedResponse.silence());
                HttpKit kit = ApacheHttp.open();
                StudioServer server =
                        StudioServer.of(OpenAi.compatible(silent.uri("/v1").toString(), ApiKey.of("sk-test"))
                                .provider(kit))) {
            Studio studio = Studio.open(browser, server).prompt("a red boat");
            studio.run();
            silent.awaitSilence();
            browser.click("#cancel");
            silent.awaitHangUp();
            assertThat(studio.awaitFailure()).contains("Cancelled. The provider may still bill this call.");
            assertThat(browser.script("return document.querySelector('#prompt').value"))
                    .isEqualTo("a red boat");
            browser.await("document.querySelector('#run').checkVisibility()");
        }
    }

    @Test
    void escapeDoesNotCancelABilledCall() {
        try (FaultServer silent = FaultServer.answering(ScriptedResponse.silence());
                HttpKit kit = ApacheHttp.open();
                StudioServer server =
                        StudioServer.of(OpenAi.compatible(silent.uri("/v1").toString(), ApiKey.of("sk-test"))
                                .provider(kit))) {
            Studio studio = Studio.open(browser, server).prompt("a red boat");
            studio.run();
            silent.awaitSilence();
            studio.keys(Keys.ESCAPE);
            browser.awaitFrame();
            assertThat(browser.element("#cancel").isDisplayed()).isTrue();
            browser.click("#cancel");
            silent.awaitHangUp();
            studio.awaitFailure();
        }
    }
}
