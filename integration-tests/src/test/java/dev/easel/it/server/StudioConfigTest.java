package dev.easel.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.multipart.MultipartConfig;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.RawClient;
import dev.easel.imaging.Imaging;
import dev.easel.it.Served;
import dev.easel.offline.OfflineProvider;
import dev.easel.server.EaselServer;
import dev.easel.studio.StudioRoutes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the studio's page learns of the providers that there are; nothing is sent to them. */
class StudioConfigTest {
    private static final ApiKey KEY = ApiKey.of("sk-test");

    private final HttpKit http = ApacheHttp.open();
    private final List<Easel> opened = new ArrayList<>();

    @AfterEach
    void stop() {
        opened.forEach(Easel::close);
        http.close();
    }

    private Easel easel(ImageProvider provider) {
        Easel easel = Served.easel(provider);
        opened.add(easel);
        return easel;
    }

    private static String config(EaselServer.Builder builder) throws IOException {
        try (EaselServer server =
                        builder.routes(StudioRoutes.of(Imaging.processor())).start();
                RawClient client = new RawClient(server.port())) {
            return client.get("/studio/config", "Easel-Studio: 1").read().text();
        }
    }

    @Test
    void tellsThePricesOfOpenAi() throws IOException {
        Easel openai = easel(OpenAi.openAi(KEY).provider(http));

        String config = config(EaselServer.builder(openai).provider("openai", openai, List.of("gpt-image-1-mini")));

        assertThat(config)
                .contains("\"generate\":[{\"provider\":\"openai\",\"models\":[{\"name\":\"gpt-image-")
                .contains("\"name\":\"gpt-image-1-mini\",\"default\":false,")
                .contains("\"choices\":[\"1024x1024\",\"1536x1024\",\"1024x1536\"]")
                .containsPattern("\"size\":\"1024x1024\",\"quality\":\"high\",\"from\":0\\.[0-9]+,\"to\":0\\.[0-9]+,"
                        + "\"currency\":\"USD\"")
                .contains("\"free\":false")
                .doesNotContain("sk-test");
    }

    @Test
    void tellsThatTheOfflineProviderIsFreeAndTakesAnySize() throws IOException {
        assertThat(config(EaselServer.builder(easel(OfflineProvider.create()))))
                .contains("\"generate\":[{\"provider\":\"offline\",\"models\":[{\"name\":\"painter\",\"default\":true,")
                .contains("\"sizes\":{\"any\":true,\"choices\":[\"1024x1024\",\"1536x1024\",\"1024x1536\"]")
                .contains("\"free\":true,\"prices\":[]");
    }

    @Test
    void tellsWhatEachProviderCannotDo() throws IOException {
        Easel chat = easel(ChatConfig.compatible("http://127.0.0.1:1", KEY).provider(http));
        Easel multipart = easel(MultipartConfig.compatible("http://127.0.0.1:1").provider(http));

        assertThat(config(EaselServer.builder(chat)
                        .provider("chat", chat, List.of())
                        .provider("forms", multipart, List.of("gpt-image-1"))))
                .contains("\"generate\":[{\"provider\":\"chat\",\"models\":[")
                .contains("{\"provider\":\"forms\",\"reason\":\"forms does not have generate.\"}")
                .containsSubsequence("\"inpaint\":[", "{\"provider\":\"forms\",\"models\":[");
    }
}
