package dev.easel.it.bench;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.testing.TestImages;
import dev.easel.http.body.HttpBody;
import dev.easel.http.body.MultipartBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** An edit's form with an image of 8 MB from a file: built and written as Easel sends it, compared to only copying the file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class FormBenchmark {
    private static final int LENGTH = 8_000_000;

    private Path file = Path.of("");
    private long written;

    /** Receives written bytes as a socket does: into a private array. */
    private final class Socket extends OutputStream {
        private final byte[] buffer = new byte[1 << 16];

        @Override
        public void write(int oneByte) {
            written++;
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            for (int done = 0; done < count; ) {
                int part = Math.min(buffer.length, count - done);
                System.arraycopy(bytes, offset + done, buffer, 0, part);
                done += part;
            }
            written += count;
        }
    }

    @Setup
    public void prepare() throws IOException {
        byte[] image = new byte[LENGTH];
        new Random(1).nextBytes(image);
        byte[] small = TestImages.photo(64, 64).bytes();
        System.arraycopy(small, 0, image, 0, small.length);
        file = Files.write(Files.createTempFile("form", ".png"), image);
    }

    @TearDown
    public void remove() throws IOException {
        Files.delete(file);
    }

    @Benchmark
    public long easel() throws IOException {
        HttpBody body = MultipartBody.form()
                .text("model", "gpt-image-1")
                .text("prompt", "a beach ball")
                .image("image", "image", ImageData.of(file))
                .build();
        body.writeTo(new Socket());
        return body.length() + written;
    }

    @Benchmark
    public long floor() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.transferTo(new Socket());
        }
    }
}
