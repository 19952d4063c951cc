package dev.easel.it.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.internal.SpillingSpool;
import dev.easel.core.port.out.Spool;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.Headers;
import dev.easel.http.HttpResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.json.ExtractionRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A response with one image as base64, from bytes in memory to the decoded image: with Easel's streaming, as a document and
 * as an event; the common way with a tree of strings; and the floor, which knows the position of the text and only decodes it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class ResponseBenchmark {
    private static final ExtractionRule RULE = ExtractionRule.of("data[].b64_json", "b64_json");
    private static final String BEFORE = "{\"created\":1,\"data\":[{\"b64_json\":\"";
    private static final String AFTER = "\"}],\"usage\":{\"total_tokens\":3}}";

    /** The length of a row of 1000 pixels with its filter. */
    private static final int ROW_BYTES = 3001;

    /** Bytes of the image. */
    @Param({"1500000", "14000000"})
    private int length;

    private final ObjectMapper jackson = new ObjectMapper();
    private byte[] document = {};
    private byte[] event = {};

    @Setup
    public void prepare() {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        byte[] image = TestImages.file(1000, length / ROW_BYTES, 8, 2, noise);
        String text = Base64.getEncoder().encodeToString(image);
        document = (BEFORE + text + AFTER).getBytes(StandardCharsets.ISO_8859_1);
        event = ("event: image_generation.completed\ndata: {\"b64_json\":\"" + text + "\"}\n\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ResponseReader reader(byte[] body, String mediaType) {
        InputStream in = new ByteArrayInputStream(body);
        Spool spool = new SpillingSpool(Long.MAX_VALUE, Optional.empty());
        return new ResponseReader(
                new HttpResponse(200, Headers.NONE.with("Content-Type", mediaType), in, in),
                new RecordingContext().spool(spool));
    }

    private static ImageData image(ResponseReader response) throws IOException {
        return response.images().all().get(0).data();
    }

    @Benchmark
    public Object easel() throws IOException {
        ResponseReader response = reader(document, "application/json");
        response.json(RULE);
        return image(response);
    }

    @Benchmark
    public Object easelFromAnEvent() throws IOException {
        ResponseReader response = reader(event, "text/event-stream");
        response.nextEvent(RULE);
        return image(response);
    }

    @Benchmark
    public byte[] treeOfStrings() throws IOException {
        String text = jackson.readTree(new ByteArrayInputStream(document))
                .at("/data/0/b64_json")
                .textValue();
        return Base64.getDecoder().decode(text);
    }

    @Benchmark
    public byte[] floor() {
        return Base64.getDecoder()
                .decode(Arrays.copyOfRange(document, BEFORE.length(), document.length - AFTER.length()));
    }
}
