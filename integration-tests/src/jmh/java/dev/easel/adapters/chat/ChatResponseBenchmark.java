package dev.easel.adapters.chat;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.ApiKey;
import dev.easel.http.Dialect;
import dev.easel.http.Headers;
import dev.easel.http.HttpResponse;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
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

/** A chat response with a hundred progress lines and an image's URL: as a whole, and as a stream of as many pieces. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ChatResponseBenchmark {
    private static final int LINES = 100;
    private static final String IMAGE = "![image](https://files.example/cdn/20261121/image.png)\\n\\n";

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
        return ("{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + content + IMAGE
                        + "\"},\"finish_reason\":\"stop\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pieces() {
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            stream.append(piece(line(i)));
        }
        return stream.append(piece(IMAGE)).append("data: [DONE]\n\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String piece(String content) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + content + "\"}}]}\n\n";
    }

    private ParsedResponse parse(byte[] body, String mediaType) throws IOException {
        InputStream in = new ByteArrayInputStream(body);
        HttpResponse response = new HttpResponse(200, Headers.NONE.with("Content-Type", mediaType), in, in);
        CallContext context = CallContext.detached();
        return dialect.parse(new ResponseReader(response, context), context);
    }

    @Benchmark
    public ParsedResponse whole100Lines() throws IOException {
        return parse(whole, "application/json");
    }

    @Benchmark
    public ParsedResponse stream100Pieces() throws IOException {
        return parse(pieces, "text/event-stream");
    }
}
