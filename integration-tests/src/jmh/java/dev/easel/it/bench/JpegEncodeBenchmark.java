package dev.easel.it.bench;

import dev.easel.core.domain.image.Rgb;
import dev.easel.imaging.internal.codec.jpeg.JpegWriter;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Chroma;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
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
import org.openjdk.jmh.annotations.Warmup;

/** Encodes JPEG of 2048² pixels at quality 85, from packed pixels: with Easel and with the JDK. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class JpegEncodeBenchmark {
    private static final int SIDE = 2048;
    private static final int QUALITY = 85;

    private final Pixels image = PhotoLike.of(SIDE, SIDE);
    private final BufferedImage buffered = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);

    @Setup
    public void fill() {
        buffered.setRGB(0, 0, SIDE, SIDE, image.argb(), 0, SIDE);
    }

    @Benchmark
    public byte[] easel() {
        return new JpegWriter(image, Rgb.WHITE, Optional.empty(), Chroma.HALF, false).write(QUALITY);
    }

    @Benchmark
    public byte[] easelProgressive() {
        return new JpegWriter(image, Rgb.WHITE, Optional.empty(), Chroma.HALF, true).write(QUALITY);
    }

    @Benchmark
    public byte[] jdkFromPackedPixels() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY / 100f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(buffered, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
