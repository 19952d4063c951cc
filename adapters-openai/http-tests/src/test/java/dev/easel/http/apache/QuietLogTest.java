package dev.easel.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.TransportException;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpResponse;
import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuietLogTest {
    private static final String SECRET = "sk-very-secret-1234567890";

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final Capture capture = new Capture();

    /** Collects every logged line. */
    private static final class Capture extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Capture() {
            setLevel(Level.ALL);
            setFormatter(new SimpleFormatter());
        }

        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getLoggerName() + " " + getFormatter().format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void logEverything() {
        root.addHandler(capture);
        root.setLevel(Level.ALL);
    }

    @AfterEach
    void restore() {
        root.removeHandler(capture);
        root.setLevel(before);
    }

    private static HttpCall call(String base) {
        HttpCall call = HttpCall.post("x", new HttpBody("text/plain", List.of(BodySegment.text("the prompt"))));
        return Endpoint.of("p", base, Credential.bearer(ApiKey.of(SECRET))).address(call);
    }

    @Test
    void logsNoKeyHoweverMuchIsLogged() throws Exception {
        try (ApacheTransport transport = new ApacheTransport(HttpConfig.defaults());
                FaultServer server =
                        FaultServer.answering(ScriptedResponse.json("{\"answer\":1}"), ScriptedResponse.closed())) {
            HttpCall call = call(server.uri().toString());
            try (HttpResponse response = transport.send(call, new RecordingContext())) {
                response.body().readAllBytes();
            }
            assertThat(server.last().header("Authorization")).contains("Bearer " + SECRET);
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> transport.send(call, new RecordingContext()))
                    .satisfies(e -> assertThat(trace(e)).doesNotContain(SECRET));
            assertThat(call.toString()).doesNotContain(SECRET);
        }
        assertThat(capture.lines)
                .as("the client does log here")
                .anyMatch(line -> line.startsWith("org.apache.hc.client5"));
        assertThat(capture.lines).noneMatch(line -> line.contains(SECRET) || line.contains("the prompt"));
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
