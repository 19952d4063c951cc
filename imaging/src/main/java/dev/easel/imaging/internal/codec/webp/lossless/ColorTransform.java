package dev.easel.imaging.internal.codec.webp.lossless;

/** Shares of green and red were subtracted from red and blue, in blocks of {@code 1 << bits} pixels (RFC 9649, 4.2). */
record ColorTransform(int codedWidth, int height, int bits, int[] blocks) implements LosslessTransform {
    @Override
    public int[] undo(int[] pixels) {
        int across = codedWidth + (1 << bits) - 1 >> bits;
        int mask = (1 << bits) - 1;
        int shares = 0;
        for (int y = 0, at = 0; y < height; y++) {
            int row = (y >> bits) * across;
            for (int x = 0; x < codedWidth; x++, at++) {
                if ((x & mask) == 0) {
                    shares = blocks[row + (x >> bits)];
                }
                int pixel = pixels[at];
                byte green = (byte) (pixel >> 8);
                int red = (pixel >> 16) + share((byte) shares, green) & 0xFF;
                int blue = pixel + share((byte) (shares >> 8), green) + share((byte) (shares >> 16), (byte) red) & 0xFF;
                pixels[at] = pixel & 0xFF00FF00 | red << 16 | blue;
            }
        }
        return pixels;
    }

    private static int share(byte factor, byte level) {
        return factor * level >> 5;
    }
}
