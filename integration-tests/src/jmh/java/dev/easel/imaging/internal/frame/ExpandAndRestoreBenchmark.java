package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.BorderFill;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.masks.Masks;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Expands an image by 20 % to 5.5 megapixels, mirrored, creates the mask of the border with 32 pixels of overlap, and restores
 * the original in a response with that feather: with Easel, and with Graphics2D.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-Djava.awt.headless=true"})
public class ExpandAndRestoreBenchmark {
    private static final int FEATHER = 32;
    private static final Size SIZE = new Size(1710, 1640);

    private final Border.Sides sides = Border.fraction(0.2).around(SIZE);
    private final Size canvas = sides.grown(SIZE);
    private final Box place = new Box(sides.left(), sides.top(), SIZE.width(), SIZE.height());

    private Pixels original;
    private Pixels response;
    private Coverage ellipse;
    private BufferedImage originalImage;
    private BufferedImage responseImage;

    @Setup
    public void prepare() {
        Random random = new Random(1);
        original = noise(SIZE, random);
        response = noise(canvas, random);
        originalImage = image(original);
        responseImage = image(response);
        ellipse = Masks.over(canvas).ellipse(200, 200, 1800, 1700).coverage();
    }

    private static Pixels noise(Size size, Random random) {
        int[] argb = random.ints(size.pixels()).map(pixel -> pixel | 0xFF000000).toArray();
        return Pixels.of(size.width(), size.height(), argb);
    }

    private static BufferedImage image(Pixels pixels) {
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.argb(), 0, pixels.width());
        return image;
    }

    /** The result is written into the array of the response, which each call decodes; here it is copied instead. */
    @Benchmark
    public Object easel() {
        BorderFill fill = new BorderFill(sides, Prefill.MIRROR, FEATHER, Rgb.WHITE);
        Pixels sent = new BorderPainter(ThumbnailatorScaler.onCaller(), ParallelRows.caller())
                .paint(original, fill, canvas.pixels(), Checkpoint.none());
        Coverage mask = BorderMask.of(SIZE, sides, FEATHER);
        Pixels whole = new Restoration(canvas, place, mask, ParallelRows.caller())
                .restore(original, response.copy(), Box.whole(canvas), Checkpoint.none());
        return new Object[] {sent, whole};
    }

    /** Feathers a shape whose distances must be measured. */
    @Benchmark
    public Object easelFeathersAnEllipse() {
        return Masks.over(canvas).add(ellipse).feather(FEATHER).coverage();
    }

    @Benchmark
    public Object graphics2D() {
        BufferedImage sent = mirrored();
        BufferedImage foreground = new BufferedImage(canvas.width(), canvas.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D onForeground = foreground.createGraphics();
        onForeground.drawImage(originalImage, sides.left(), sides.top(), null);
        onForeground.setComposite(AlphaComposite.DstIn);
        onForeground.drawImage(softMask(), 0, 0, null);
        onForeground.dispose();
        BufferedImage whole = new BufferedImage(canvas.width(), canvas.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D onWhole = whole.createGraphics();
        onWhole.setComposite(AlphaComposite.Src);
        onWhole.drawImage(responseImage, 0, 0, null);
        onWhole.setComposite(AlphaComposite.SrcOver);
        onWhole.drawImage(foreground, 0, 0, null);
        onWhole.dispose();
        return new Object[] {sent, whole};
    }

    private BufferedImage mirrored() {
        BufferedImage sent = new BufferedImage(canvas.width(), canvas.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = sent.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        for (int row = -1; row <= 1; row++) {
            for (int column = -1; column <= 1; column++) {
                int x = sides.left() + column * SIZE.width();
                int y = sides.top() + row * SIZE.height();
                graphics.drawImage(
                        originalImage,
                        column == 0 ? x : x + SIZE.width(),
                        row == 0 ? y : y + SIZE.height(),
                        column == 0 ? SIZE.width() : -SIZE.width(),
                        row == 0 ? SIZE.height() : -SIZE.height(),
                        null);
            }
        }
        graphics.dispose();
        return sent;
    }

    /** Opaque where the original stays; softened by two passes of a box as wide as the feather. */
    private BufferedImage softMask() {
        BufferedImage mask = new BufferedImage(canvas.width(), canvas.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = mask.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.fillRect(place.x(), place.y(), place.width(), place.height());
        graphics.dispose();
        float[] box = new float[FEATHER];
        Arrays.fill(box, 1f / FEATHER);
        BufferedImage across =
                new ConvolveOp(new Kernel(FEATHER, 1, box), ConvolveOp.EDGE_NO_OP, null).filter(mask, null);
        return new ConvolveOp(new Kernel(1, FEATHER, box), ConvolveOp.EDGE_NO_OP, null).filter(across, null);
    }
}
