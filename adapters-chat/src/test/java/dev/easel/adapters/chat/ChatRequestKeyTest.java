package dev.easel.adapters.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.interceptor.RequestKey;
import dev.easel.core.port.in.Easel;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What chat options mean for the key of a request and of a call. */
class ChatRequestKeyTest {
    private static GenerateRequest with(ChatOptions.Builder options) {
        return GenerateRequest.builder("a fox").options(options.build()).build();
    }

    @Test
    void everyOptionCounts() {
        assertThat(Stream.of(
                                ChatOptions.builder(),
                                ChatOptions.builder().stream(true),
                                ChatOptions.builder().stream(false),
                                ChatOptions.builder().modalities("image"),
                                ChatOptions.builder().modalities("image", "text"),
                                ChatOptions.builder().imageConfig("size", "2K"),
                                ChatOptions.builder().field("size", "2K"),
                                ChatOptions.builder().header("size", "2K"))
                        .map(options -> RequestKey.of(with(options))))
                .doesNotHaveDuplicates();
        assertThat(RequestKey.of(with(ChatOptions.builder()))).isEqualTo(RequestKey.of(GenerateRequest.of("a fox")));
    }

    @Test
    void theHeaderOfTheCallsKeyIsNoOption() {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.json("{}"));
                HttpKit kit = ApacheHttp.open();
                Easel easel = EaselBuilder.create()
                        .provider(ChatConfig.compatible(server.uri().toString(), ApiKey.of("key"))
                                .model("m")
                                .provider(kit))
                        .build()) {
            GenerateRequest request = with(ChatOptions.builder().header("idempotency-key", "one"));
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() ->
                            easel.generate(request).idempotencyKey("order-17").execute())
                    .withMessageContaining("ImageCall.idempotencyKey");
            assertThat(server.connections()).isZero();
        }
    }
}
