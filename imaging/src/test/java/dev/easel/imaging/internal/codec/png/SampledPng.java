package dev.easel.imaging.internal.codec.png;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/** A random PNG of any type, depth and interlace, with a random filter for each row, encoded as the standard describes. */
final class SampledPng {
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    final int width;
    final int height;
    final int depth;
    final int colorType;
    final int channels;
    final int[][][] samples;

    private final SplittableRandom random;

    SampledPng(int width, int height, int depth, int colorType, SplittableRandom random) {
        this.width = width;
        this.height = height;
        this.depth = depth;
        this.colorType = colorType;
        this.channels = new int[] {1, 0, 3, 1, 2, 0, 4}[colorType];
        this.random = random;
        this.samples = new int[height][width][channels];
        for (int[][] row : samples) {
            for (int[] pixel : row) {
                for (int c = 0; c < channels; c++) {
                    pixel[c] = random.nextInt(1 << depth);
                }
            }
        }
    }

    /** Returns the filtered rows of all passes, one after the other. */
    byte[] rows(boolean interlaced) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] pass : interlaced ? ADAM7 : new int[][] {{0, 0, 1, 1}}) {
            int columns = (width - pass[0] + pass[2] - 1) / pass[2];
            byte[] above = new byte[columns > 0 ? (columns * channels * depth + 7) / 8 : 0];
            for (int y = pass[1]; y < height && columns > 0; y += pass[3]) {
                byte[] row = new byte[above.length];
                int bit = 0;
                for (int x = pass[0]; x < width; x += pass[2]) {
                    for (int c = 0; c < channels; c++, bit += depth) {
                        put(row, bit, samples[y][x][c]);
                    }
                }
                filter(row, above, out);
                above = row;
            }
        }
        return out.toByteArray();
    }

    private void put(byte[] row, int bit, int sample) {
        if (depth == 16) {
            row[bit / 8] = (byte) (sample >> 8);
            row[bit / 8 + 1] = (byte) sample;
        } else {
            row[bit / 8] |= (byte) (sample << 8 - depth - bit % 8);
        }
    }

    private void filter(byte[] row, byte[] above, ByteArrayOutputStream out) {
        int filter = random.nextInt(5);
        int step = Math.max(1, channels * depth / 8);
        out.write(filter);
        for (int i = 0; i < row.length; i++) {
            int a = i < step ? 0 : row[i - step] & 0xFF;
            int b = above[i] & 0xFF;
            int c = i < step ? 0 : above[i - step] & 0xFF;
            int p = a + b - c;
            int paeth = Math.abs(p - a) <= Math.abs(p - b) && Math.abs(p - a) <= Math.abs(p - c)
                    ? a
                    : Math.abs(p - b) <= Math.abs(p - c) ? b : c;
            int predicted = new int[] {0, a, b, (a + b) / 2, paeth}[filter];
            out.write(row[i] - predicted);
        }
    }

    PngBuilder begin(boolean interlaced) {
        return PngBuilder.of(width, height, depth, colorType, interlaced);
    }
}
