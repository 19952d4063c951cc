package dev.easel.adapters.chat;

import dev.easel.adapters.http.ApiKey;
import dev.easel.adapters.http.Dialect;
import dev.easel.adapters.http.Headers;
import dev.easel.adapters.http.HttpReply;
import dev.easel.adapters.http.Reading;
import dev.easel.adapters.http.ReplyReader;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.port.out.CallContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A chat answer with a hundred progress lines and a picture's address: whole, and as a stream of as many pieces. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class AnswerBenchmark {
    private static final int LINES = 100;
    private static final String PICTURE = "![image](https://files.example/cdn/20261121/picture.png)\\n\\n";

    private final Dialect<GenerateRequest> dialect =
            ChatDialect.generate(ChatConfig.fourAll("https://api.example/v1", ApiKey.of("key")));
    private final byte[] whole = whole();
    private final byte[] pieces = pieces();

    private static String line(int number) {
        return "> 🏃 Progress: " + number + ".0%\\n\\n";
    }

    private static byte[] whole() {
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            content.append(line(i));
        }
        return ("{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + content + PICTURE
                        + "\"},\"finish_reason\":\"stop\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pieces() {
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            stream.append(piece(line(i)));
        }
        return stream.append(piece(PICTURE))
                .append("data: [DONE]\n\n")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String piece(String content) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + content + "\"}}]}\n\n";
    }

    private Reading read(byte[] body, String mediaType) throws IOException {
        InputStream in = new ByteArrayInputStream(body);
        HttpReply reply = new HttpReply(200, Headers.NONE.with("Content-Type", mediaType), in, in);
        CallContext context = CallContext.detached();
        return dialect.read(new ReplyReader(reply, context), context);
    }

    @Benchmark
    public Reading whole100Lines() throws IOException {
        return read(whole, "application/json");
    }

    @Benchmark
    public Reading stream100Pieces() throws IOException {
        return read(pieces, "text/event-stream");
    }
}
