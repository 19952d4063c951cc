package dev.easel.it.bench;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.harmonize.Harmonizer;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.masks.Masks;
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
 * Compares a part of a megapixel with what came back, and undoes inside a mask of a third of it what was done to all of it,
 * on one thread. The copy of the response that each call consumes is included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-Djava.awt.headless=true"})
public class HarmonizeBenchmark {
    private static final int SIDE = 1000;
    private static final int MARGIN = 8;

    @Param({"unchanged", "brighter", "brighter and shifted", "another image"})
    public String response;

    private final Coverage mask =
            Masks.over(new Size(SIDE, SIDE)).ellipse(170, 170, 660, 660).coverage();
    private Pixels sent;
    private Pixels received;

    @Setup
    public void prepare() {
        Pixels scene = PhotoLike.of(SIDE + 2 * MARGIN, SIDE + 2 * MARGIN);
        sent = cut(scene, MARGIN, MARGIN, 0);
        received = switch (response) {
            case "unchanged" -> sent;
            case "brighter" -> cut(scene, MARGIN, MARGIN, 8);
            case "brighter and shifted" -> cut(scene, MARGIN - 4, MARGIN + 3, 8);
            default -> cut(PhotoLike.of(2 * SIDE, SIDE), SIDE / 2, 0, 0);
        };
    }

    private static Pixels cut(Pixels scene, int left, int top, int brighter) {
        int[] argb = new int[SIDE * SIDE];
        for (int i = 0; i < argb.length; i++) {
            int rgb = 0xFF;
            for (int shift = 16; shift >= 0; shift -= 8) {
                int level = scene.get(left + i % SIDE, top + i / SIDE) >> shift & 0xFF;
                rgb = rgb << 8 | Math.min(255, level + brighter);
            }
            argb[i] = rgb;
        }
        return Pixels.of(SIDE, SIDE, argb);
    }

    @Benchmark
    public Object harmonized() {
        return new Harmonizer(ParallelRows.caller())
                .between(sent, received, mask, Box.whole(new Size(SIDE, SIDE)), Checkpoint.none())
                .undo(received.copy(), mask);
    }
}
