package dev.easel.it.described;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the page of the described providers to the descriptions; {@code -Deasel.pages.write} writes it. */
class ProviderPageTest {
    private static final String PAGE = "adapters-openai/docs/providers.md";

    @Test
    void thePageSaysWhatTheDescriptionsSay() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path page = (Files.isDirectory(here.resolve("integration-tests")) ? here : here.getParent()).resolve(PAGE);
        try (HttpKit kit = ApacheHttp.open()) {
            String text = new ProviderPage(kit).text();
            if (System.getProperty("easel.pages.write") != null) {
                Files.createDirectories(page.getParent());
                Files.writeString(page, text);
            }
            assertThat(page).as("write it again: see its first lines").content().isEqualToNormalizingNewlines(text);
        }
    }
}
