package dev.easel.it.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

@BrowserTest
class StudioPageTest {
    private final Browser browser;

    StudioPageTest(Browser browser) {
        this.browser = browser;
    }

    @Test
    void isServedAtTheRoot() {
        try (StudioServer server = StudioServer.offline()) {
            browser.open(server.url());
            assertThat(browser.text("body")).contains("Easel");
            assertThat(browser.requests()).extracting(URI::getPort).containsOnly(server.port());
        }
    }
}
