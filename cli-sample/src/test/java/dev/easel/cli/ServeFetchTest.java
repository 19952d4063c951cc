package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Images at URLs in requests to {@code easel serve}. */
class ServeFetchTest {
    private static final ScriptedResponse IMAGE =
            ScriptedResponse.bytes(200, "image/png", TestImages.photo(40, 30).bytes());

    private static HttpResponse<String> edit(RunningServer server, FaultServer files) throws Exception {
        return server.post(
                "/api/v1/openai/image/editing/edit-image",
                "any",
                "{\"prompt\":\"watercolor\",\"image_url\":\"" + files.uri("/a.png") + "\"}");
    }

    @Test
    void fetchesFromAnAllowedAddress() throws Exception {
        try (FaultServer files = FaultServer.answering(IMAGE);
                RunningServer server = RunningServer.start(Map.of(), "--allow-fetch", "127.0.0.0/8,public")) {
            HttpResponse<String> response = edit(server, files);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.headers().allValues("Easel-Note")).noneMatch(note -> note.contains("placeholder"));
            assertThat(files.received()).hasSize(1);
        }
    }

    @Test
    void replacesNoImageOfAnAllowedAddress() throws Exception {
        try (FaultServer files = FaultServer.answering(ScriptedResponse.status(404));
                RunningServer server = RunningServer.start(Map.of(), "--allow-fetch", "127.0.0.1")) {
            HttpResponse<String> response = edit(server, files);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains(files.uri("/a.png") + ": the server responded with HTTP 404");
        }
    }

    @Test
    void tellsThatAPlaceholderStandsIn() throws Exception {
        try (FaultServer files = FaultServer.answering(IMAGE);
                RunningServer server = RunningServer.start(Map.of())) {
            HttpResponse<String> response = edit(server, files);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().allValues("Easel-Note"))
                    .anyMatch(note -> note.contains(files.uri("/a.png") + " was not fetched: a painted placeholder"));
            assertThat(files.received()).isEmpty();
        }
    }

    @Test
    void passesOnNoUrlToAProviderThatTheServerMayNotReach() throws Exception {
        try (FaultServer files = FaultServer.answering(IMAGE);
                FaultServer provider = FaultServer.answering(ScriptedResponse.status(500));
                RunningServer server = RunningServer.start(
                        Map.of("VISION_STUDIO_API_KEY", "canary-key"),
                        "--provider",
                        "visionstudio",
                        "--base-url",
                        provider.uri("/api"))) {
            HttpResponse<String> response = edit(server, files);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains(files.uri("/a.png").toString(), "--allow-fetch");
            assertThat(files.received()).isEmpty();
            assertThat(provider.received()).isEmpty();
        }
    }
}
