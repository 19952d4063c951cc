package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Fixture;
import dev.easel.http.fault.Received;
import dev.easel.http.fault.ScriptedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiBaseTest {
    private static Received received(String base) {
        try (HttpKit kit = ApacheHttp.open();
                FaultServer server = FaultServer.answering(
                        ScriptedResponse.json(Fixture.text(OpenAiBaseTest.class, "flower.response.json")))) {
            OpenAi.compatible(server.uri(base).toString(), ApiKey.of("the-key"))
                    .provider(kit)
                    .generator()
                    .orElseThrow()
                    .generate(GenerateRequest.of("p"), new RecordingContext());
            return server.only();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1, /v1/images/generations",
        "/v1/images/generations, /v1/images/generations",
        "/v1/images/edits/, /v1/images/generations",
        "/v1/images/generations?v=1, /v1/images/generations?v=1",
        "/images/generations/v1, /images/generations/v1/images/generations"
    })
    void takesTheUrlOfOneOperationForItsBase(String base, String path) {
        assertThat(received(base).path()).isEqualTo(path);
    }

    @Test
    void sendsTheKeyAsADeploymentOfAzureExpectsIt() {
        Received azure = received("/openai/deployments/covers?api-version=2025-04-01-preview");
        assertThat(azure.path())
                .isEqualTo("/openai/deployments/covers/images/generations?api-version=2025-04-01-preview");
        assertThat(azure.header("api-key")).contains("the-key");
        assertThat(azure.header("Authorization")).isEmpty();
        assertThat(received("/v1").header("Authorization")).contains("Bearer the-key");
    }
}
