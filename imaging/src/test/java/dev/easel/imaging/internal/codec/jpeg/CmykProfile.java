package dev.easel.imaging.internal.codec.jpeg;

import dev.easel.imaging.internal.pixels.LinearLight;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The ICC profile of a press with unusual inks (ICC.1:2001, lut8Type): cyan prints as a red that a conversion without
 * the profile cannot produce, and black absorbs all light. Between the corners Lab is linear.
 */
final class CmykProfile {
    private static final int HEADER = 128;
    private static final int TAGS = 4 + 12;

    /** The matrix from XYZ under D50 to linear sRGB. */
    private static final double[] TO_SRGB = {
        3.1338561, -1.6168667, -0.4906146, -0.9787684, 1.9161415, 0.0334540, 0.0719453, -0.2289914, 1.4052427
    };

    private CmykProfile() {}

    static byte[] bytes() {
        byte[] table = table();
        int size = HEADER + TAGS + table.length;
        return ByteBuffer.allocate(size)
                .putInt(size)
                .putInt(0)
                .putInt(0x02400000)
                .put(ascii("prtrCMYKLab "))
                .position(36)
                .put(ascii("acsp"))
                .position(68)
                .putInt(0xF6D6)
                .putInt(0x10000)
                .putInt(0xD32D)
                .position(HEADER)
                .putInt(1)
                .put(ascii("A2B0"))
                .putInt(HEADER + TAGS)
                .putInt(table.length)
                .put(table)
                .array();
    }

    private static byte[] table() {
        ByteBuffer table = ByteBuffer.allocate(48 + 256 * 4 + 16 * 3 + 256 * 3);
        table.put(ascii("mft1")).putInt(0).put(new byte[] {4, 3, 2, 0});
        for (int i = 0; i < 9; i++) {
            table.putInt(i % 4 == 0 ? 0x10000 : 0);
        }
        ramps(table, 4);
        for (int node = 0; node < 16; node++) {
            double[] lab = lab(node >> 3 & 1, node >> 2 & 1, node >> 1 & 1, node & 1);
            table.put((byte) Math.round(lab[0] * 2.55));
            table.put((byte) (lab[1] + 128));
            table.put((byte) (lab[2] + 128));
        }
        ramps(table, 3);
        return table.array();
    }

    private static void ramps(ByteBuffer table, int count) {
        for (int i = 0; i < 256 * count; i++) {
            table.put((byte) i);
        }
    }

    private static double[] lab(double cyan, double magenta, double yellow, double black) {
        double paper = 1 - black;
        return new double[] {
            (100 - 40 * cyan - 20 * magenta - 20 * yellow) * paper, 40 * cyan * paper, 30 * cyan * paper
        };
    }

    /** Returns the levels of R, G and B as which inks, 0–1, appear. */
    static double[] seen(double cyan, double magenta, double yellow, double black) {
        double[] lab = lab(cyan, magenta, yellow, black);
        double middle = (lab[0] + 16) / 116;
        double[] xyz = {0.9642 * unfold(middle + lab[1] / 500), unfold(middle), 0.8249 * unfold(middle - lab[2] / 200)};
        double[] levels = new double[3];
        for (int row = 0; row < 3; row++) {
            double light = 0;
            for (int i = 0; i < 3; i++) {
                light += TO_SRGB[3 * row + i] * xyz[i];
            }
            levels[row] = 255 * LinearLight.encode(Math.max(0, Math.min(1, light)));
        }
        return levels;
    }

    private static double unfold(double value) {
        return value > 6.0 / 29 ? value * value * value : (value - 16.0 / 116) / 7.787;
    }

    private static byte[] ascii(String letters) {
        return letters.getBytes(StandardCharsets.US_ASCII);
    }
}
