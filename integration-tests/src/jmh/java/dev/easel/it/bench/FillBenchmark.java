package dev.easel.it.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.fill.ContentAwareFill;
import dev.easel.imaging.internal.fill.Prefilling;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.masks.Masks;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Fills a hole of 256×256 in 1024×1024, and a border of 20 % around it (to 1434×1434), from the image's patches on one
 * thread; grows a soft mask of 5.5 megapixels by 32 pixels on all. {@code cpuMillis} is the CPU time of the process, all
 * measured iterations together.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 8)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-Djava.awt.headless=true"})
public class FillBenchmark {
    private static final int SIDE = 1024;
    private static final int BORDER = 205;

    private final Pixels image = PhotoLike.of(SIDE, SIDE);
    private final Box known = new Box(BORDER, BORDER, SIDE, SIDE);
    private Coverage hole;
    private Pixels canvas;
    private Coverage soft;

    /** Measures the CPU time of an iteration on all processors. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Cpu {
        public double cpuMillis;
        private long before;

        @Setup(Level.Iteration)
        public void start() {
            before = now();
        }

        @TearDown(Level.Iteration)
        public void stop() {
            cpuMillis = (now() - before) / 1e6;
        }

        private static long now() {
            return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        }
    }

    @Setup
    public void prepare() {
        hole = Masks.over(new Size(SIDE, SIDE)).rectangle(384, 384, 256, 256).coverage();
        canvas = Pixels.blank(SIDE + 2 * BORDER, SIDE + 2 * BORDER);
        for (int y = 0; y < SIDE; y++) {
            int to = (y + BORDER) * canvas.width() + BORDER;
            System.arraycopy(image.argb(), y * SIDE, canvas.argb(), to, SIDE);
        }
        soft = Masks.over(new Size(2394, 2296))
                .ellipse(200, 200, 1900, 1800)
                .feather(32)
                .coverage();
    }

    @Benchmark
    public Object objectRemoved(Cpu cpu) {
        return ContentAwareFill.seeded(1).fill(image, hole, Checkpoint.none());
    }

    @Benchmark
    public Object borderGrown(Cpu cpu) {
        return Prefilling.on(ParallelRows.caller(), Checkpoint.none())
                .fill(canvas, known, Prefill.CONTENT_AWARE, Rgb.BLACK);
    }

    @Benchmark
    public Object softMaskGrown(Cpu cpu) {
        return Masks.over(new Size(soft.width(), soft.height()), ForkJoinPool.commonPool())
                .add(soft)
                .grow(32)
                .coverage();
    }
}
