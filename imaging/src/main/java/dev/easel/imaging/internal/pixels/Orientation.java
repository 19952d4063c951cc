package dev.easel.imaging.internal.pixels;

/**
 * The transformation that turns a stored image upright: the eight values of the EXIF tag 0x0112, in order.
 *
 * <p>The transformation makes one copy: 4 bytes a pixel (12 with 16-bit samples) in addition to the image.
 */
public enum Orientation {
    UPRIGHT,
    MIRRORED,
    HALF_TURN,
    FLIPPED,
    TRANSPOSED,
    CLOCKWISE,
    TRANSVERSED,
    COUNTERCLOCKWISE;

    /** The side of the blocks that are copied one by one, so that reads and writes both stay within the cache. */
    private static final int BLOCK = 32;

    /** Returns the orientation of an EXIF value; anything outside 1 to 8 counts as upright. */
    public static Orientation ofExif(int value) {
        return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
    }

    /** Returns the EXIF value, 1 to 8. */
    public int exif() {
        return ordinal() + 1;
    }

    /** Returns whether width and height are swapped. */
    public boolean swapsSides() {
        return ordinal() >= TRANSPOSED.ordinal();
    }

    /** Returns the stored image upright. */
    public Pixels apply(Pixels stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int[] argb = new int[stored.argb().length];
        Walk walk = walk(stored.width(), stored.height());
        walk.blocks(stored.width(), stored.height(), (from, to) -> argb[to] = stored.argb()[from]);
        int width = swapsSides() ? stored.height() : stored.width();
        int height = swapsSides() ? stored.width() : stored.height();
        if (stored.deep().isEmpty()) {
            return Pixels.of(width, height, argb);
        }
        short[] samples = stored.deep().get();
        short[] turned = new short[samples.length];
        walk.blocks(
                stored.width(), stored.height(), (from, to) -> System.arraycopy(samples, 4 * from, turned, 4 * to, 4));
        return Pixels.deep(width, height, argb, turned);
    }

    private Walk walk(int width, int height) {
        return switch (this) {
            case UPRIGHT -> new Walk(0, 1, width);
            case MIRRORED -> new Walk(width - 1, -1, width);
            case HALF_TURN -> new Walk(width * height - 1, -1, -width);
            case FLIPPED -> new Walk(width * (height - 1), 1, -width);
            case TRANSPOSED -> new Walk(0, height, 1);
            case CLOCKWISE -> new Walk(height - 1, height, -1);
            case TRANSVERSED -> new Walk(width * height - 1, -height, -1);
            case COUNTERCLOCKWISE -> new Walk(height * (width - 1), -height, 1);
        };
    }

    private interface Move {
        void pixel(int from, int to);
    }

    /** The target index of the stored pixel (0, 0), and the target offsets of one pixel to the right and one below. */
    private record Walk(int origin, int right, int below) {
        void blocks(int width, int height, Move move) {
            for (int top = 0; top < height; top += BLOCK) {
                int bottom = Math.min(top + BLOCK, height);
                for (int left = 0; left < width; left += BLOCK) {
                    int end = Math.min(left + BLOCK, width);
                    for (int y = top; y < bottom; y++) {
                        for (int x = left; x < end; x++) {
                            move.pixel(y * width + x, origin + x * right + y * below);
                        }
                    }
                }
            }
        }
    }
}
