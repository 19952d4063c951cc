package dev.easel.imaging.internal.codec.webp.lossy;

/** Converts coefficients back to differences of levels (RFC 6386, sections 14.3 and 14.4). */
final class InverseTransforms {
    private InverseTransforms() {}

    /** Distributes the 16 second-order coefficients at an index over the first coefficients of 16 luma blocks. */
    static void walshHadamard(short[] in, int at, short[] luma) {
        int[] half = new int[16];
        for (int i = 0; i < 4; i++) {
            int outer = in[at + i] + in[at + 12 + i];
            int inner = in[at + 4 + i] + in[at + 8 + i];
            int innerDifference = in[at + 4 + i] - in[at + 8 + i];
            int outerDifference = in[at + i] - in[at + 12 + i];
            half[i] = outer + inner;
            half[8 + i] = outer - inner;
            half[4 + i] = outerDifference + innerDifference;
            half[12 + i] = outerDifference - innerDifference;
        }
        for (int i = 0; i < 4; i++) {
            int first = half[4 * i] + 3;
            int outer = first + half[4 * i + 3];
            int inner = half[4 * i + 1] + half[4 * i + 2];
            int innerDifference = half[4 * i + 1] - half[4 * i + 2];
            int outerDifference = first - half[4 * i + 3];
            luma[64 * i] = (short) (outer + inner >> 3);
            luma[64 * i + 16] = (short) (outerDifference + innerDifference >> 3);
            luma[64 * i + 32] = (short) (outer - inner >> 3);
            luma[64 * i + 48] = (short) (outerDifference - innerDifference >> 3);
        }
    }

    /** Adds the inverse transform of the 16 coefficients at an index to the 4×4 levels at an index of a plane. */
    static void addCosines(short[] in, int at, byte[] plane, int to, int stride) {
        int[] half = new int[16];
        for (int i = 0; i < 4; i++) {
            int a = in[at + i] + in[at + 8 + i];
            int b = in[at + i] - in[at + 8 + i];
            int c = sine(in[at + 4 + i]) - cosine(in[at + 12 + i]);
            int d = cosine(in[at + 4 + i]) + sine(in[at + 12 + i]);
            half[4 * i] = a + d;
            half[4 * i + 1] = b + c;
            half[4 * i + 2] = b - c;
            half[4 * i + 3] = a - d;
        }
        for (int i = 0; i < 4; i++) {
            int first = half[i] + 4;
            int a = first + half[8 + i];
            int b = first - half[8 + i];
            int c = sine(half[4 + i]) - cosine(half[12 + i]);
            int d = cosine(half[4 + i]) + sine(half[12 + i]);
            int row = to + i * stride;
            add(plane, row, a + d);
            add(plane, row + 1, b + c);
            add(plane, row + 2, b - c);
            add(plane, row + 3, a - d);
        }
    }

    /** Multiplies by √2·cos(π/8). */
    private static int cosine(int value) {
        return (value * 20_091 >> 16) + value;
    }

    /** Multiplies by √2·sin(π/8). */
    private static int sine(int value) {
        return value * 35_468 >> 16;
    }

    private static void add(byte[] plane, int at, int difference) {
        int level = (plane[at] & 0xFF) + (difference >> 3);
        plane[at] = (byte) Math.max(0, Math.min(255, level));
    }
}
