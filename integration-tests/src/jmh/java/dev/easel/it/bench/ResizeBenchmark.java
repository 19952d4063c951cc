package dev.easel.it.bench;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import net.coobird.thumbnailator.makers.FixedSizeThumbnailMaker;
import org.imgscalr.Scalr;
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

/** Resizes 4000×3000 pixels to 1024×768; the alias error of each library on a {@link ZonePlate} is printed before the times. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Djava.awt.headless=true"})
public class ResizeBenchmark {
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 768;

    private final Pixels image = PhotoLike.of(4000, 3000);
    private final BufferedImage buffered = image(image);
    private final ThumbnailatorScaler scaler = ThumbnailatorScaler.onCaller();
    private final ExecutorService pool = Executors.newFixedThreadPool(1);
    private final ThumbnailatorScaler sharing = ThumbnailatorScaler.on(ParallelRows.of(pool, 2));

    private static BufferedImage image(Pixels pixels) {
        BufferedImage buffered = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        buffered.setRGB(0, 0, pixels.width(), pixels.height(), pixels.argb(), 0, pixels.width());
        return buffered;
    }

    @Setup
    public void printAliasErrors() {
        BufferedImage plate = image(ZonePlate.of(3000));
        Map<String, UnaryOperator<BufferedImage>> libraries = new TreeMap<>(Map.of(
                "thumbnailator", source -> thumbnailator(source, HEIGHT),
                "imgscalr", source -> imgscalr(source, Scalr.Method.AUTOMATIC, HEIGHT),
                "imgscalr ultra", source -> imgscalr(source, Scalr.Method.ULTRA_QUALITY, HEIGHT),
                "graphics2D bilinear",
                        source -> drawn(source, RenderingHints.VALUE_INTERPOLATION_BILINEAR, HEIGHT, HEIGHT),
                "graphics2D bicubic",
                        source -> drawn(source, RenderingHints.VALUE_INTERPOLATION_BICUBIC, HEIGHT, HEIGHT)));
        Pixels resized = scaler.scale(ZonePlate.of(3000), new Size(HEIGHT, HEIGHT));
        System.out.printf("%nalias error in levels: easel %.1f", ZonePlate.aliasError(resized.argb(), HEIGHT, 3000));
        libraries.forEach((name, resize) -> {
            int[] rgb = resize.apply(plate).getRGB(0, 0, HEIGHT, HEIGHT, null, 0, HEIGHT);
            System.out.printf(", %s %.1f", name, ZonePlate.aliasError(rgb, HEIGHT, 3000));
        });
        System.out.println();
    }

    @TearDown
    public void stop() {
        pool.shutdownNow();
    }

    @Benchmark
    public Pixels easel() {
        return scaler.scale(image, new Size(WIDTH, HEIGHT));
    }

    @Benchmark
    public Pixels easelOnTwoThreads() {
        return sharing.scale(image, new Size(WIDTH, HEIGHT));
    }

    @Benchmark
    public BufferedImage thumbnailator() {
        return thumbnailator(buffered, WIDTH);
    }

    private static BufferedImage thumbnailator(BufferedImage source, int width) {
        return new FixedSizeThumbnailMaker(width, HEIGHT, false, true).make(source);
    }

    @Benchmark
    public BufferedImage imgscalr() {
        return imgscalr(buffered, Scalr.Method.AUTOMATIC, WIDTH);
    }

    @Benchmark
    public BufferedImage imgscalrUltraQuality() {
        return imgscalr(buffered, Scalr.Method.ULTRA_QUALITY, WIDTH);
    }

    private static BufferedImage imgscalr(BufferedImage source, Scalr.Method method, int width) {
        return Scalr.resize(source, method, Scalr.Mode.FIT_EXACT, width, HEIGHT);
    }

    @Benchmark
    public BufferedImage graphics2DBilinear() {
        return drawn(buffered, RenderingHints.VALUE_INTERPOLATION_BILINEAR, WIDTH, HEIGHT);
    }

    @Benchmark
    public BufferedImage graphics2DBicubic() {
        return drawn(buffered, RenderingHints.VALUE_INTERPOLATION_BICUBIC, WIDTH, HEIGHT);
    }

    private static BufferedImage drawn(BufferedImage source, Object interpolation, int width, int height) {
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = target.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
        graphics.drawImage(source, 0, 0, width, height, null);
        graphics.dispose();
        return target;
    }
}
