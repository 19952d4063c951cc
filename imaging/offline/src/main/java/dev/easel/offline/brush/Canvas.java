package dev.easel.offline.brush;

import dev.easel.imaging.internal.pixels.LinearLight;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.SeededRandom;

/**
 * A canvas of premultiplied linear light, four floats per pixel, transparent at first.
 *
 * <p>Painting does not depend on fonts, on the platform's graphics or on the number of threads: the same strokes give
 * the same pixels everywhere.
 */
public final class Canvas {
    private static final int ROWS_OF_PART = 32;
    private static final int WASH = 2;
    private static final float[] LEVELS = new float[(1 << 12) + 2];

    static {
        for (int i = 0; i < LEVELS.length; i++) {
            // Indexed by the square root of the light, so that steps are fine enough in dark areas.
            double root = (double) i / (1 << 12);
            LEVELS[i] = (float) (255 * LinearLight.encode(root * root));
        }
    }

    private final int width;
    private final int height;
    private final float[] light;
    private final ParallelRows workers;
    private boolean mirrored;

    public Canvas(int width, int height, ParallelRows workers) {
        this.width = width;
        this.height = height;
        this.light = new float[Math.multiplyExact(4, Math.multiplyExact(width, height))];
        this.workers = workers;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Returns the shorter side, the unit of measure of the painters. */
    public double unit() {
        return Math.min(width, height);
    }

    /** Paints the whole canvas. */
    public void fill(Ink ink) {
        fill(0, height, ink);
    }

    /** Paints whole rows. */
    public void fill(double from, double to, Ink ink) {
        int first = (int) Math.max(0, Math.round(from));
        int end = (int) Math.min(height, Math.round(to));
        workers.rows(Math.max(0, end - first), ROWS_OF_PART, (a, b) -> {
            float[] rgba = new float[4];
            for (int y = first + a; y < first + b; y++) {
                for (int x = 0; x < width; x++) {
                    ink.at(x + 0.5, y + 0.5, rgba);
                    over(4 * (y * width + x), rgba, rgba[3]);
                }
            }
        });
    }

    /** Paints whole rows with a slowly changing ink, evaluated at every other pixel each way and interpolated. */
    public void wash(double from, double to, Ink ink) {
        int first = (int) Math.max(0, Math.round(from));
        int end = (int) Math.min(height, Math.round(to));
        workers.rows(Math.max(0, end - first), ROWS_OF_PART, (a, b) -> {
            int columns = width / WASH + 2;
            float[][] rows = {new float[4 * columns], new float[4 * columns]};
            for (int y = first + a; y < first + b; y++) {
                int step = (y - first) % WASH;
                if (step == 0 || y == first + a) {
                    inks(y - step, columns, ink, rows[0]);
                    inks(y - step + WASH, columns, ink, rows[1]);
                }
                washRow(y, step / (float) WASH, rows);
            }
        });
    }

    private static void inks(int y, int columns, Ink ink, float[] row) {
        float[] rgba = new float[4];
        for (int column = 0; column < columns; column++) {
            ink.at(column * WASH + 0.5, y + 0.5, rgba);
            System.arraycopy(rgba, 0, row, 4 * column, 4);
        }
    }

    private void washRow(int y, float down, float[][] rows) {
        float[] rgba = new float[4];
        for (int x = 0; x < width; x++) {
            float across = x % WASH / (float) WASH;
            int left = x / WASH * 4;
            for (int i = 0; i < 4; i++) {
                float upper = rows[0][left + i] + across * (rows[0][left + 4 + i] - rows[0][left + i]);
                float lower = rows[1][left + i] + across * (rows[1][left + 4 + i] - rows[1][left + i]);
                rgba[i] = upper + down * (lower - upper);
            }
            over(4 * (y * width + x), rgba, rgba[3]);
        }
    }

    /** Paints a shape, smooth at its edges. */
    public void paint(Outline outline, Ink ink) {
        Scan scan = new Scan(outline, width, height);
        if (scan.width < 1 || scan.height < 1) {
            return;
        }
        workers.rows(scan.height, ROWS_OF_PART, (from, to) -> {
            float[] shares = new float[scan.width];
            float[] rgba = new float[4];
            for (int row = from; row < to; row++) {
                scan.row(row, shares);
                int y = scan.top + row;
                for (int x = 0; x < scan.width; x++) {
                    if (shares[x] > 0) {
                        ink.at(scan.left + x + 0.5, y + 0.5, rgba);
                        over(4 * (y * width + scan.left + x), rgba, rgba[3] * shares[x]);
                    }
                }
            }
        });
    }

    /** Paints a shape in one color. */
    public void paint(Outline outline, Color color) {
        paint(outline, Ink.plain(color));
    }

    /** Adds light around a point, strongest there and fading to nothing at a radius. */
    public void glow(double centerX, double centerY, double radius, Color color) {
        int left = (int) Math.max(0, centerX - radius);
        int right = (int) Math.min(width, centerX + radius + 1);
        int top = (int) Math.max(0, centerY - radius);
        int bottom = (int) Math.min(height, centerY + radius + 1);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double dx = (x + 0.5 - centerX) / radius;
                double dy = (y + 0.5 - centerY) / radius;
                double near = 1 - dx * dx - dy * dy;
                if (near > 0) {
                    float strength = (float) (near * near * near) * color.alpha();
                    int at = 4 * (y * width + x);
                    light[at] += strength * color.red();
                    light[at + 1] += strength * color.green();
                    light[at + 2] += strength * color.blue();
                }
            }
        }
    }

    /** Clears everything outside a shape. */
    public void keep(Outline outline) {
        Scan scan = new Scan(outline, width, height);
        float[] shares = new float[Math.max(1, scan.width)];
        for (int y = 0; y < height; y++) {
            int row = y - scan.top;
            boolean crossed = row >= 0 && row < scan.height;
            if (crossed) {
                scan.row(row, shares);
            }
            for (int x = 0; x < width; x++) {
                int column = x - scan.left;
                float share = crossed && column >= 0 && column < scan.width ? shares[column] : 0;
                for (int i = 4 * (y * width + x), end = i + 4; i < end; i++) {
                    light[i] *= share;
                }
            }
        }
    }

    private void over(int at, float[] rgba, float alpha) {
        float rest = 1 - alpha;
        light[at] = light[at] * rest + rgba[0] * alpha;
        light[at + 1] = light[at + 1] * rest + rgba[1] * alpha;
        light[at + 2] = light[at + 2] * rest + rgba[2] * alpha;
        light[at + 3] = light[at + 3] * rest + alpha;
    }

    /** Writes the premultiplied light of a pixel, or of the nearest one within the canvas. */
    public void read(int x, int y, float[] rgba) {
        int column = Math.max(0, Math.min(width - 1, x));
        int row = Math.max(0, Math.min(height - 1, y));
        System.arraycopy(light, 4 * (row * width + column), rgba, 0, 4);
    }

    /** Sets whether its image shows left and right exchanged. */
    public void mirror(boolean exchanged) {
        mirrored = exchanged;
    }

    /** Returns the image, with too bright light rolled off softly and levels dithered to avoid visible bands. */
    public Pixels image() {
        int[] argb = new int[width * height];
        workers.rows(height, ROWS_OF_PART, (from, to) -> {
            for (int i = from * width; i < to * width; i++) {
                argb[mirrored ? i - 2 * (i % width) + width - 1 : i] = pixel(i);
            }
        });
        return Pixels.of(width, height, argb);
    }

    private int pixel(int index) {
        int at = 4 * index;
        float alpha = light[at + 3];
        if (alpha < 1 / 512f) {
            return 0;
        }
        float share = 1 / alpha;
        int bits = (int) SeededRandom.mix(index);
        return (int) (Math.min(1, alpha) * 255 + 0.5f) << 24
                | level(light[at] * share, bits & 0xFF) << 16
                | level(light[at + 1] * share, bits >> 8 & 0xFF) << 8
                | level(light[at + 2] * share, bits >> 16 & 0xFF);
    }

    /** Returns the canvas laid over an image of its size; where the canvas is empty, the image is unchanged. */
    public Pixels over(Pixels below) {
        if (below.width() != width || below.height() != height) {
            throw new IllegalArgumentException("Cannot lay a canvas of " + width + "×" + height + " over " + below
                    + ": both must have the same size.");
        }
        int[] argb = below.argb().clone();
        workers.rows(height, ROWS_OF_PART, (from, to) -> {
            for (int i = from * width; i < to * width; i++) {
                float alpha = light[4 * i + 3];
                if (alpha > 1 / 512f) {
                    argb[i] = blended(4 * i, below.argb()[i]);
                }
            }
        });
        return Pixels.of(width, height, argb);
    }

    private int blended(int at, int pixel) {
        float under = (pixel >>> 24) / 255f * (1 - light[at + 3]);
        float alpha = light[at + 3] + under;
        int bits = (int) SeededRandom.mix(at);
        return (int) (Math.min(1, alpha) * 255 + 0.5f) << 24
                | level((light[at] + under * LinearLight.ofLevel(pixel >> 16 & 0xFF)) / alpha, bits & 0xFF) << 16
                | level((light[at + 1] + under * LinearLight.ofLevel(pixel >> 8 & 0xFF)) / alpha, bits >> 8 & 0xFF) << 8
                | level((light[at + 2] + under * LinearLight.ofLevel(pixel & 0xFF)) / alpha, bits >> 16 & 0xFF);
    }

    private static int level(float value, int dither) {
        // Unchanged up to 0.8; above, more light approaches white ever more slowly.
        float shown = value <= 0.8f ? Math.max(0, value) : 1 - 0.04f / (value - 0.6f);
        float root = (float) Math.sqrt(shown) * (1 << 12);
        int step = (int) root;
        float level = LEVELS[step] + (root - step) * (LEVELS[step + 1] - LEVELS[step]);
        return Math.min(255, (int) (level + (dither + 0.5f) / 256));
    }
}
