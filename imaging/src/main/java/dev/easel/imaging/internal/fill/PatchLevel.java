package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Arrays;

/**
 * One size of an image with a hole, in the pyramid of the content-aware fill.
 *
 * <p>Patches are squares of {@link #SIDE} pixels, identified by the index of their center pixel. A <em>target</em>
 * patch touches the hole and is on a grid, a <em>source</em> patch is completely known; both are within the image.
 */
final class PatchLevel {
    static final int RADIUS = 3;
    static final int SIDE = 2 * RADIUS + 1;
    /** The distance between target patches, across and down: each pixel is still covered by a dozen. */
    static final int STEP = 2;

    private static final int MIN_REACH = 3 * SIDE;
    private static final byte KNOWN = 0;
    private static final byte HOLE = 1;

    final int width;
    final int height;
    final int channels;
    /** Interleaved samples minus 128, so that their differences need no masking. */
    final byte[] samples;
    /** The depth of each pixel in the hole: 0 outside, 1 at its edge, at most 127. */
    final byte[] depth;
    /** Whether the patch around each pixel is a target. */
    final boolean[] target;
    /** Whether the patch around each pixel is a source. */
    final boolean[] source;

    private final int reach;

    private PatchLevel(int width, int height, int channels, byte[] samples, byte[] holes, int reach) {
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.samples = samples;
        this.depth = holes;
        this.target = new boolean[width * height];
        this.source = new boolean[width * height];
        this.reach = reach;
        markPatches();
        measureDepth();
    }

    /** Returns the finest level: colors premultiplied, with alpha as a fourth channel when any pixel is transparent. */
    static PatchLevel of(Pixels image, boolean[] hole, int reach) {
        int channels = image.opaque() ? 3 : 4;
        int count = image.width() * image.height();
        byte[] samples = new byte[count * channels];
        byte[] holes = new byte[count];
        for (int i = 0, o = 0; i < count; i++, o += channels) {
            Premultiplied.split(image.argb()[i], samples, o, channels);
            holes[i] = hole[i] ? HOLE : KNOWN;
        }
        return new PatchLevel(image.width(), image.height(), channels, samples, holes, reach);
    }

    /** Returns the level of half the size; a pixel belongs to the hole when any of the four it replaces does. */
    PatchLevel halved() {
        int w = (width + 1) / 2;
        int h = (height + 1) / 2;
        byte[] half = new byte[w * h * channels];
        byte[] holes = new byte[w * h];
        for (int y = 0; y < h; y++) {
            int y1 = Math.min(height - 1, 2 * y + 1);
            for (int x = 0; x < w; x++) {
                int x1 = Math.min(width - 1, 2 * x + 1);
                int a = 2 * y * width + 2 * x;
                int b = 2 * y * width + x1;
                int c = y1 * width + 2 * x;
                int d = y1 * width + x1;
                int out = y * w + x;
                holes[out] = (depth[a] | depth[b] | depth[c] | depth[d]) == 0 ? KNOWN : HOLE;
                for (int i = 0; i < channels; i++) {
                    int sum = samples[a * channels + i]
                            + samples[b * channels + i]
                            + samples[c * channels + i]
                            + samples[d * channels + i];
                    half[out * channels + i] = (byte) (sum + 2 >> 2);
                }
            }
        }
        return new PatchLevel(w, h, channels, half, holes, reach / 2);
    }

    /** A source must be within reach of the hole: pixels far from it seldom fit there. */
    private void markPatches() {
        boolean[] touched = dilated(RADIUS);
        boolean[] near = dilated(Math.max(reach, MIN_REACH));
        for (int y = RADIUS; y < height - RADIUS; y++) {
            boolean row = onGrid(y, height) == y;
            for (int x = RADIUS; x < width - RADIUS; x++) {
                int at = y * width + x;
                target[at] = touched[at] && row && onGrid(x, width) == x;
                source[at] = near[at] && !touched[at];
            }
        }
    }

    /**
     * Returns the center of the last patch of the grid at or before a position in a side, or of the first patch.
     *
     * <p>There is always a patch at the end of a side, whatever the step; otherwise the last pixels would not be
     * covered.
     */
    int onGrid(int place, int side) {
        int last = side - 1 - RADIUS;
        return place >= last ? last : Math.max(RADIUS, place - Math.floorMod(place - RADIUS, STEP));
    }

    /** Returns which pixels have a hole pixel in the square around them. */
    private boolean[] dilated(int radius) {
        boolean[] across = new boolean[width * height];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int last = -1 - 2 * radius;
            for (int x = 0; x < width + radius; x++) {
                last = x < width && depth[row + x] != KNOWN ? x : last;
                if (x >= radius) {
                    across[row + x - radius] = last >= x - 2 * radius;
                }
            }
        }
        boolean[] both = new boolean[width * height];
        for (int x = 0; x < width; x++) {
            int last = -1 - 2 * radius;
            for (int y = 0; y < height + radius; y++) {
                last = y < height && across[y * width + x] ? y : last;
                if (y >= radius) {
                    both[(y - radius) * width + x] = last >= y - 2 * radius;
                }
            }
        }
        return both;
    }

    /** Measures the chessboard distance in two passes; outside the image there is neither hole nor edge. */
    private void measureDepth() {
        for (int i = 0; i < depth.length; i++) {
            depth[i] = depth[i] == KNOWN ? 0 : Byte.MAX_VALUE;
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                lower(x, y, -1);
            }
        }
        for (int y = height - 1; y >= 0; y--) {
            for (int x = width - 1; x >= 0; x--) {
                lower(x, y, 1);
            }
        }
    }

    private void lower(int x, int y, int step) {
        int at = y * width + x;
        int least = depth[at];
        boolean row = y + step >= 0 && y + step < height;
        for (int side = -1; row && side <= 1; side++) {
            if (x + side >= 0 && x + side < width) {
                least = Math.min(least, depth[at + step * width + side] + 1);
            }
        }
        if (x + step >= 0 && x + step < width) {
            least = Math.min(least, depth[at + step] + 1);
        }
        depth[at] = (byte) least;
    }

    /** Returns the depth of the deepest hole pixel. */
    int deepest() {
        int deepest = 0;
        for (byte d : depth) {
            deepest = Math.max(deepest, d);
        }
        return deepest;
    }

    /** Returns the number of target patches. */
    int targets() {
        int targets = 0;
        for (boolean isTarget : target) {
            targets += isTarget ? 1 : 0;
        }
        return targets;
    }

    /** Returns the smallest rectangle around the known pixels; there must be at least one. */
    Box known() {
        Extent extent = new Extent();
        for (int at = 0; at < depth.length; at++) {
            if (depth[at] == 0) {
                extent.include(at % width, at / width);
            }
        }
        return extent.box();
    }

    /** Returns the indices of all source patches. */
    int[] sources() {
        int[] sources = new int[source.length];
        int count = 0;
        for (int at = 0; at < sources.length; at++) {
            if (source[at]) {
                sources[count++] = at;
            }
        }
        return Arrays.copyOf(sources, count);
    }

    /** Returns the level as an image. */
    Pixels join() {
        int[] argb = new int[width * height];
        for (int at = 0; at < argb.length; at++) {
            argb[at] = Premultiplied.join(samples, at * channels, channels);
        }
        return Pixels.of(width, height, argb);
    }

    boolean hole(int pixel) {
        return depth[pixel] != 0;
    }
}
