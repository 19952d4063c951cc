package dev.easel.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.chat.ChatRoutes;
import dev.easel.adapters.multipart.MultipartRoutes;
import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.adapters.visionstudio.VisionStudioRoutes;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import dev.easel.it.Served;
import dev.easel.server.route.Route;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may not use a server reads so in the API of the path, and nothing runs for them. */
class RefusedCallerTest {
    private static final List<Route> ROUTES = Stream.of(
                    OpenAiRoutes.all(), MultipartRoutes.all(), ChatRoutes.all(), VisionStudioRoutes.all())
            .<Route>flatMap(List::stream)
            .toList();

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Served served = Served.of(provider.provider(), ROUTES);

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /v1/images/generations                          | "type":"invalid_request_error" | "code":"invalid_api_key" | "code":"foreign_origin"
                    /v1/images/edits                                | "type":"invalid_request_error" | "code":"invalid_api_key" | "code":"foreign_origin"
                    /v1/chat/completions                            | "param":null                   | "code":"invalid_api_key" | "code":"foreign_origin"
                    /openai/chat/completions                        | "trace_id":                    | "code":"invalid_token"   | "success":false
                    //openai//chat/completions                      | "trace_id":                    | "code":"invalid_token"   | "success":false
                    /api/v1/openai/image/generation/generate-image  | "success":false                | "message":"Invalid API   | "message":"Origin
                    """)
    void readsSoInTheApiOfThePath(String path, String form, String unknownKey, String foreignPage) throws IOException {
        RawClient.Received wrongKey = post(path, "Authorization: Bearer sk-wrong");
        assertThat(wrongKey.status()).isEqualTo(401);
        assertThat(wrongKey.text()).contains(form, unknownKey).doesNotContain("sk-wrong");
        assertThat(wrongKey.header("www-authenticate")).isEqualTo("Bearer");

        for (String origin : List.of("http://evil.example", "http://localhost:3000", "null")) {
            RawClient.Received page =
                    post(path, "Authorization: Bearer " + served.key().value(), "Origin: " + origin);
            assertThat(page.status()).isEqualTo(403);
            assertThat(page.text()).contains(form, foreignPage);
            assertThat(page.header("easel-billing")).isEqualTo("not-billed");
        }
        assertThat(provider.received()).isEmpty();
    }

    private RawClient.Received post(String path, String... headers) throws IOException {
        String body = "{\"prompt\":\"a\"}";
        try (RawClient client = new RawClient(URI.create(served.at("/")).getPort())) {
            return client.lines(
                            "POST " + path + " HTTP/1.1",
                            "Host: 127.0.0.1",
                            "Content-Type: application/json",
                            "Content-Length: " + body.length())
                    .lines(headers)
                    .lines("", body)
                    .read();
        }
    }
}
