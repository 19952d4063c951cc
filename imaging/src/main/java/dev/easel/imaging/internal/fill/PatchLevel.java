package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.Extent;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.function.IntFunction;

/**
 * One size of an image with a hole, in the pyramid of the content-aware fill.
 *
 * <p>Patches are squares of {@link #SIDE} pixels, identified by the index of their center pixel. A <em>target</em>
 * patch touches the hole and is on a grid, a <em>source</em> patch is completely known; both are within the image.
 */
final class PatchLevel implements SeamBlend.Copied {
    static final int RADIUS = 3;
    static final int SIDE = 2 * RADIUS + 1;
    /** The distance between target patches, across and down: each pixel is still covered by a dozen. */
    static final int STEP = 2;

    private static final int MIN_REACH = SIDE + 2;
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
        measureDepth(depth, width, height);
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

    /** Returns the level of half the size of an image, without one of the full size. */
    static PatchLevel half(Pixels image, boolean[] hole, int reach) {
        int channels = image.opaque() ? 3 : 4;
        int width = image.width();
        byte[][] samples = new byte[2][width * channels];
        byte[][] holes = new byte[2][width];
        return half(width, image.height(), channels, reach, y -> {
            for (int row = 0; row < 2; row++) {
                int from = Math.min(image.height() - 1, y + row) * width;
                for (int x = 0; x < width; x++) {
                    Premultiplied.split(image.argb()[from + x], samples[row], x * channels, channels);
                    holes[row][x] = hole[from + x] ? HOLE : KNOWN;
                }
            }
            return new RowPair(samples[0], 0, samples[1], 0, holes[0], 0, holes[1], 0);
        });
    }

    /** Returns the level of half the size; a pixel belongs to the hole when any of the four it replaces does. */
    PatchLevel halved() {
        return half(width, height, channels, reach, y -> {
            int first = y * width;
            int second = Math.min(height - 1, y + 1) * width;
            return new RowPair(samples, first * channels, samples, second * channels, depth, first, depth, second);
        });
    }

    /** The samples and holes of two rows, each in an array from an index on. */
    private record RowPair(
            byte[] above, int aboveAt, byte[] below, int belowAt, byte[] holes, int holesAt, byte[] more, int moreAt) {}

    private static PatchLevel half(int width, int height, int channels, int reach, IntFunction<RowPair> rows) {
        int w = (width + 1) / 2;
        int h = (height + 1) / 2;
        byte[] half = new byte[w * h * channels];
        byte[] holes = new byte[w * h];
        for (int y = 0; y < h; y++) {
            RowPair pair = rows.apply(2 * y);
            for (int x = 0; x < w; x++) {
                int left = 2 * x;
                int right = Math.min(width - 1, 2 * x + 1);
                int out = y * w + x;
                int hole = pair.holes[pair.holesAt + left]
                        | pair.holes[pair.holesAt + right]
                        | pair.more[pair.moreAt + left]
                        | pair.more[pair.moreAt + right];
                holes[out] = hole == 0 ? KNOWN : HOLE;
                for (int i = 0; i < channels; i++) {
                    int sum = pair.above[pair.aboveAt + left * channels + i]
                            + pair.above[pair.aboveAt + right * channels + i]
                            + pair.below[pair.belowAt + left * channels + i]
                            + pair.below[pair.belowAt + right * channels + i];
                    half[out * channels + i] = (byte) (sum + 2 >> 2);
                }
            }
        }
        return new PatchLevel(w, h, channels, half, holes, reach / 2);
    }

    /** A source must be within reach of the hole: pixels far from it seldom fit there. */
    private void markPatches() {
        boolean[] touched = dilated(depth, width, height, RADIUS);
        boolean[] near = dilated(depth, width, height, Math.max(reach, MIN_REACH));
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
    static int onGrid(int place, int side) {
        int last = side - 1 - RADIUS;
        return place >= last ? last : Math.max(RADIUS, place - Math.floorMod(place - RADIUS, STEP));
    }

    /** Returns which pixels have a hole pixel in the square around them. */
    static boolean[] dilated(byte[] depth, int width, int height, int radius) {
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
    static void measureDepth(byte[] depth, int width, int height) {
        for (int i = 0; i < depth.length; i++) {
            depth[i] = depth[i] == KNOWN ? 0 : Byte.MAX_VALUE;
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                lower(depth, width, height, x, y, -1);
            }
        }
        for (int y = height - 1; y >= 0; y--) {
            for (int x = width - 1; x >= 0; x--) {
                lower(depth, width, height, x, y, 1);
            }
        }
    }

    private static void lower(byte[] depth, int width, int height, int x, int y, int step) {
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
        int[] sources = new int[sourceCount()];
        int count = 0;
        for (int at = 0; at < source.length; at++) {
            if (source[at]) {
                sources[count++] = at;
            }
        }
        return sources;
    }

    /** Returns the number of source patches. */
    int sourceCount() {
        int count = 0;
        for (boolean isSource : source) {
            count += isSource ? 1 : 0;
        }
        return count;
    }

    /** Copies the hole to an image of the same size. */
    void copyHole(Pixels image) {
        for (int at = 0; at < depth.length; at++) {
            if (depth[at] != 0) {
                image.argb()[at] = Premultiplied.join(samples, at * channels, channels);
            }
        }
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public byte[] samples() {
        return samples;
    }

    @Override
    public boolean hole(int pixel) {
        return depth[pixel] != 0;
    }

    @Override
    public boolean known(int pixel, int shift) {
        int at = pixel + shift;
        return at >= 0 && at < depth.length && depth[at] == 0;
    }

    @Override
    public int sample(int pixel, int shift, int channel) {
        return samples[(pixel + shift) * channels + channel];
    }
}
