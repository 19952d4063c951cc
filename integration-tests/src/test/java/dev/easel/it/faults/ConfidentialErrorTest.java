package dev.easel.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.chat.ChatRoutes;
import dev.easel.adapters.multipart.MultipartRoutes;
import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.adapters.visionstudio.VisionStudioRoutes;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.it.Served;
import dev.easel.server.route.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failed call shows to the caller of a server, in every API and in streams: nothing of the server's inside. */
class ConfidentialErrorTest {
    private static final String INSIDE = "failed at http://internal:8080/v1?key=x, [fd00::7]:9090, /srv/easel/a.png,"
            + " C:\\easel\\b.png and file:///srv/c.png with sk-canary-f00d";
    private static final List<String> SECRETS =
            List.of("internal:", ":8080", "fd00::", "srv/", "easel\\", "b.png", "canary", "canary-job", "saved-canary");

    private static List<EaselException> failures() {
        CallFacts facts = CallFacts.of(Billing.UNKNOWN).job("canary-job").savedResponse(Path.of("/tmp/saved-canary"));
        return List.of(
                ProviderException.of(Reason.INVALID_REQUEST, INSIDE).build().with(facts),
                ProviderException.of(Reason.AUTHENTICATION, INSIDE).build().with(facts),
                new TransportException(TransportException.Phase.CLOSED, INSIDE, facts, null),
                new UnreadableResponseException(INSIDE, facts, null),
                new UnsupportedRequestException(INSIDE, facts, null),
                new ImageProcessingException(INSIDE, facts, null),
                new BudgetExceededException(INSIDE, facts, null),
                new StorageException(INSIDE, facts, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/images/generations {\"prompt\":\"a\"}",
                "/v1/images/generations {\"prompt\":\"a\",\"stream\":true}",
                "/v1/chat/completions {\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}",
                "/v1/chat/completions {\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"stream\":true}",
                "/openai/chat/completions {\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}",
                "/api/v1/openai/image/generation/generate-image {\"prompt\":\"a\"}",
            })
    void showsNothingOfTheInside(String call) throws IOException, InterruptedException {
        ScriptedProvider provider = new ScriptedProvider();
        List<Route> routes = Stream.of(
                        OpenAiRoutes.all(), MultipartRoutes.all(), ChatRoutes.all(), VisionStudioRoutes.all())
                .<Route>flatMap(List::stream)
                .toList();
        try (Served served = Served.of(provider.provider(), routes)) {
            for (EaselException failure : failures()) {
                provider.fail(failure);
                HttpResponse<String> response = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(served.at(call.substring(0, call.indexOf(' ')))))
                                        .header("Content-Type", "application/json")
                                        .header("X-API-Key", served.key().value())
                                        .POST(HttpRequest.BodyPublishers.ofString(
                                                call.substring(call.indexOf(' ') + 1)))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());

                String shown = response.headers().map() + response.body();
                for (String secret : SECRETS) {
                    assertThat(shown).as(failure.kind()).doesNotContain(secret);
                }
                assertThat(shown).contains("may have been billed");
                if (response.statusCode() != 200) {
                    assertThat(response.headers().firstValue("Easel-Billing")).contains("unknown");
                }
            }
        }
    }
}
