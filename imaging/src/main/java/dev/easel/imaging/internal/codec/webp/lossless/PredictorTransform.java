package dev.easel.imaging.internal.codec.webp.lossless;

/**
 * Pixels were replaced by their difference from a prediction from their neighbors, by one of 14 rules for each block of
 * {@code 1 << bits} pixels (RFC 9649, section 4.1).
 */
record PredictorTransform(int codedWidth, int height, int bits, int[] blocks) implements LosslessTransform {
    private static final int BLACK = 0xFF000000;

    /** Returns the sum of two pixels, channel by channel and without carry. */
    static int sum(int a, int b) {
        int alphaGreen = (a & 0xFF00FF00) + (b & 0xFF00FF00) & 0xFF00FF00;
        int redBlue = (a & 0x00FF00FF) + (b & 0x00FF00FF) & 0x00FF00FF;
        return alphaGreen | redBlue;
    }

    @Override
    public int[] undo(int[] pixels) {
        int width = codedWidth;
        int across = width + (1 << bits) - 1 >> bits;
        int mask = (1 << bits) - 1;
        pixels[0] = sum(pixels[0], BLACK);
        for (int x = 1; x < width; x++) {
            pixels[x] = sum(pixels[x], pixels[x - 1]);
        }
        for (int y = 1; y < height; y++) {
            int at = y * width;
            pixels[at] = sum(pixels[at], pixels[at - width]);
            int row = (y >> bits) * across;
            for (int x = 1; x < width; ) {
                int end = Math.min(width, (x | mask) + 1);
                undoRun(blocks[row + (x >> bits)] >> 8 & 15, pixels, at + x, at + end);
                x = end;
            }
        }
        return pixels;
    }

    private void undoRun(int rule, int[] pixels, int from, int end) {
        int up = codedWidth;
        for (int i = from; i < end; i++) {
            int left = pixels[i - 1];
            int top = pixels[i - up];
            int topLeft = pixels[i - up - 1];
            // Since rows follow each other in the array, the first pixel of this row is to the right of the last
            // column.
            int topRight = pixels[i - up + 1];
            int expected = switch (rule) {
                case 1 -> left;
                case 2 -> top;
                case 3 -> topRight;
                case 4 -> topLeft;
                case 5 -> mean(mean(left, topRight), top);
                case 6 -> mean(left, topLeft);
                case 7 -> mean(left, top);
                case 8 -> mean(topLeft, top);
                case 9 -> mean(top, topRight);
                case 10 -> mean(mean(left, topLeft), mean(top, topRight));
                case 11 -> nearer(top, left, topLeft);
                case 12 -> gradient(left, top, topLeft);
                case 13 -> halfGradient(mean(left, top), topLeft);
                default -> BLACK;
            };
            pixels[i] = sum(pixels[i], expected);
        }
    }

    private static int mean(int a, int b) {
        return (((a ^ b) & 0xFEFEFEFE) >>> 1) + (a & b);
    }

    private static int nearer(int top, int left, int topLeft) {
        int difference = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int corner = topLeft >>> shift & 0xFF;
            difference += Math.abs((left >>> shift & 0xFF) - corner) - Math.abs((top >>> shift & 0xFF) - corner);
        }
        return difference <= 0 ? top : left;
    }

    private static int gradient(int left, int top, int topLeft) {
        int pixel = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int level = (left >>> shift & 0xFF) + (top >>> shift & 0xFF) - (topLeft >>> shift & 0xFF);
            pixel |= clamp(level) << shift;
        }
        return pixel;
    }

    private static int halfGradient(int mean, int topLeft) {
        int pixel = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int level = mean >>> shift & 0xFF;
            pixel |= clamp(level + (level - (topLeft >>> shift & 0xFF)) / 2) << shift;
        }
        return pixel;
    }

    private static int clamp(int level) {
        return Math.max(0, Math.min(255, level));
    }
}
