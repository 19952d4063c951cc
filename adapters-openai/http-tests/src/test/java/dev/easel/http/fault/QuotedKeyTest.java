package dev.easel.http.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.failure.EaselException;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.HttpResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.json.ExtractionRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that quotes the keys of a call in all that it sends. */
class QuotedKeyTest {
    private static final String KEY = "sk-canary-4711";
    private static final String OTHER = "gateway-canary-12";
    private static final ExtractionRule RULE = ExtractionRule.of("b64_json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"Incorrect API key: sk-canary-4711, gateway-canary-12\"}}",
                "{\"error\":\"sk-canary-4711\",\"data\":[{\"b64_json\":\"iVBORw0KGgo=\"}]} sk-canary-4711",
                "{\"data\":[{\"b64_json\":\"iVBORw0KG!!\"}],\"key\":\"sk-canary-4711\"}",
                "{\"unfinished\":\"sk-\\u0063anary-4711",
                "<html><title>sk-canary-4711</title><p>gateway-canary-12</p></html>",
                "data: {\"error\":\"sk-canary-4711\"}\n\ndata: {\"b64_json\":\"!\",\"k\":\"sk-canary-4711\"}\n\ndata: sk-canary-4711\n\n"
            })
    void noReaderSeesAKey(String body) throws IOException {
        ScriptedResponse response = ScriptedResponse.text(401, "application/json", body)
                .header("X-Request-Id", "for " + KEY)
                .header("WWW-Authenticate", "Bearer " + KEY);
        try (FaultServer server = FaultServer.answering(response, response);
                HttpKit kit = kit()) {
            ResponseReader reader = read(kit, server);
            StringBuilder seen =
                    new StringBuilder(reader.response().headers().fields().toString());
            reader.response().headers().fields().forEach(field -> seen.append(field.value()));
            switch (reader.kind()) {
                case JSON -> seen.append(reader.json(RULE)).append(reader.damage());
                case EVENTS -> {
                    for (var event = reader.nextEvent(RULE); event.isPresent(); event = reader.nextEvent(RULE)) {
                        seen.append(event.get().text());
                    }
                    seen.append(reader.damage());
                }
                default -> seen.append(reader.text());
            }
            ByteArrayOutputStream afterReading = new ByteArrayOutputStream();
            reader.copyTo(afterReading);
            ByteArrayOutputStream unread = new ByteArrayOutputStream();
            read(kit, server).copyTo(unread);

            assertThat(seen + "\n" + afterReading + "\n" + unread)
                    .doesNotContain("canary")
                    .contains("***");
            assertThat(unread.toString(StandardCharsets.UTF_8).length()).isLessThanOrEqualTo(body.length());
        }
    }

    @Test
    void noFailureShowsAKeyThatBreaksTheProtocol() {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.raw(KEY + " is no status line\r\n\r\n"));
                HttpKit kit = kit()) {
            EaselException failure = catchThrowableOfType(EaselException.class, () -> read(kit, server));

            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain("canary");
            }
        }
    }

    private static HttpKit kit() {
        return ApacheHttp.open(
                HttpConfig.builder().header("X-Gateway-Token", OTHER).build());
    }

    private static ResponseReader read(HttpKit kit, FaultServer server) {
        HttpCall call = HttpCall.get(server.uri("/v1/models").toString()).secret("Authorization", "Bearer " + KEY);
        RecordingContext context = new RecordingContext();
        HttpResponse response = kit.transport().send(call, context);
        return new ResponseReader(response, context);
    }
}
