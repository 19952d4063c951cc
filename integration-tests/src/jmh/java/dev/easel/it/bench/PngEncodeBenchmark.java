package dev.easel.it.bench;

import com.pngencoder.PngEncoder;
import dev.easel.imaging.internal.codec.png.PngWriter;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
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

/** Encodes PNG of 1024² pixels; the file sizes are printed before the times. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class PngEncodeBenchmark {
    private final Pixels image = PhotoLike.of(1024, 1024);
    private final BufferedImage buffered = new BufferedImage(1024, 1024, BufferedImage.TYPE_INT_RGB);
    private final ExecutorService pool = Executors.newFixedThreadPool(1);

    @Setup
    public void fill() throws IOException {
        buffered.setRGB(0, 0, 1024, 1024, image.argb(), 0, 1024);
        System.out.printf(
                "bytes: easel %d, pngencoder with defaults %d, fast with predictor %d, jdk %d%n",
                easel().length,
                pngencoderWithDefaults().length,
                pngencoderFastWithPredictorOnOneThread().length,
                jdk().length);
    }

    @TearDown
    public void stop() {
        pool.shutdownNow();
    }

    @Benchmark
    public byte[] easel() {
        return PngWriter.write(image, ParallelRows.caller());
    }

    @Benchmark
    public byte[] easelOnTwoThreads() {
        return PngWriter.write(image, ParallelRows.of(pool, 2));
    }

    @Benchmark
    public byte[] pngencoderWithDefaults() {
        return new PngEncoder().withBufferedImage(buffered).toBytes();
    }

    @Benchmark
    public byte[] pngencoderFastWithPredictorOnOneThread() {
        return new PngEncoder()
                .withBufferedImage(buffered)
                .withCompressionLevel(1)
                .withPredictorEncoding(true)
                .withMultiThreadedCompressionEnabled(false)
                .toBytes();
    }

    @Benchmark
    public byte[] jdk() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(buffered, null, null));
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
