package dev.easel.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathFormTest {
    private static final Set<String> KNOWN =
            Set.of("/v1/images/edits", "/v1/models", "/healthz", "/openai/chat/completions", "/");

    @ParameterizedTest
    @CsvSource({
        "/v1/images/edits, /v1/images/edits",
        "//v1/images/edits, /v1/images/edits",
        "/v1//images///edits, /v1/images/edits",
        "/v1/images/edits/, /v1/images/edits",
        "//v1/images/edits//, /v1/images/edits",
        "/images/edits, /v1/images/edits",
        "/models/, /v1/models",
        "/healthz/, /healthz",
        "/openai/chat/completions, /openai/chat/completions",
        "/chat/completions, /chat/completions",
        "/v1/v1/models, /v1/v1/models",
        "//nowhere/, //nowhere/",
        "//, /",
        "/, /"
    })
    void findsTheServedForm(String sent, String served) {
        assertThat(PathForm.served(sent, KNOWN::contains)).isEqualTo(served);
    }
}
