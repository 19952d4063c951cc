package dev.easel.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.chat.ChatRoutes;
import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.adapters.visionstudio.VisionStudioRoutes;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.QuotedKey;
import dev.easel.http.retry.RetryPolicy;
import dev.easel.it.Served;
import dev.easel.server.route.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server relays to its callers when the provider behind it quotes the key. */
class RelayedKeyTest {
    private static final String KEY = "sk-canary-f00d";
    private static final String CHAT =
            "/v1/chat/completions {\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a lake\"}]";
    private static final List<String> CALLS = List.of(
            "/v1/images/generations {\"prompt\":\"a lake\"}",
            "/v1/images/generations {\"model\":\"gpt-image-1\",\"prompt\":\"a lake\",\"stream\":true}",
            CHAT + "}",
            CHAT + ",\"stream\":true}",
            "/api/v1/openai/image/generation/generate-image {\"prompt\":\"a lake\"}");
    private static final List<ProviderVerb> BEHIND =
            List.of(ProviderVerb.OPENAI_GENERATE, ProviderVerb.VISION_STUDIO_GENERATE, ProviderVerb.CHAT_GENERATE);

    @TempDir
    Path folder;

    private static List<Route> routes() {
        return Stream.of(OpenAiRoutes.all(), ChatRoutes.all(), VisionStudioRoutes.all())
                .<Route>flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void noCallerOfAServerSeesTheKeyOfTheProviderBehindIt(QuotedKey quoted) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpConfig config =
                HttpConfig.builder().savedResponses(folder.resolve("saved")).build();
        try (CapturedLog log = new CapturedLog();
                HttpKit kit = ApacheHttp.open(config)) {
            for (ProviderVerb behind : BEHIND) {
                try (FaultServer upstream = FaultServer.answering(quoted.response(behind.style, KEY))
                        .downloads(quoted.download())) {
                    ImageProvider provider =
                            behind.provider(upstream.uri("/v1").toString(), KEY, RetryPolicy.never(), kit);
                    try (Served served = Served.of(provider, routes())) {
                        List<String> calls = behind == BEHIND.get(0) ? CALLS : CALLS.subList(1, 3);
                        for (String call : calls) {
                            HttpResponse<String> response =
                                    client.send(request(served, call), HttpResponse.BodyHandlers.ofString());
                            assertThat(shown(response)).as(behind + " " + call).doesNotContain(KEY);
                        }
                        assertThat(upstream.received().stream()
                                        .filter(call -> call.method().equals("POST")))
                                .hasSize(calls.size());
                    }
                }
            }
            assertThat(log.taken()).doesNotContain(KEY);
        }
    }

    private static HttpRequest request(Served served, String call) {
        return HttpRequest.newBuilder(URI.create(served.at(call.substring(0, call.indexOf(' ')))))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + served.key().value())
                .header("X-API-Key", served.key().value())
                .POST(HttpRequest.BodyPublishers.ofString(call.substring(call.indexOf(' ') + 1)))
                .build();
    }

    private static String shown(HttpResponse<String> response) {
        Map<String, List<String>> headers = response.headers().map();
        return response.statusCode() + " " + headers + response.body();
    }
}
