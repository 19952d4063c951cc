package dev.easel.imaging.internal.codec.webp.lossy;

import java.util.Arrays;

/** Reads how the blocks of an image are predicted, from left to right and top to bottom (RFC 6386, section 11). */
final class BlockModes {
    static final int DC = 0;
    static final int TRUE_MOTION = 1;
    static final int VERTICAL = 2;
    static final int HORIZONTAL = 3;
    static final int LEFT_DOWN = 4;
    static final int RIGHT_DOWN = 5;
    static final int VERTICAL_RIGHT = 6;
    static final int VERTICAL_LEFT = 7;
    static final int HORIZONTAL_DOWN = 8;
    static final int HORIZONTAL_UP = 9;

    /** The tree of small modes: inner nodes are even and positive, modes are negated. */
    private static final int[] TREE = {
        -DC,
        2,
        -TRUE_MOTION,
        4,
        -VERTICAL,
        6,
        8,
        12,
        -HORIZONTAL,
        10,
        -RIGHT_DOWN,
        -VERTICAL_RIGHT,
        -LEFT_DOWN,
        14,
        -VERTICAL_LEFT,
        16,
        -HORIZONTAL_DOWN,
        -HORIZONTAL_UP
    };

    private final LossyHeader header;
    private final BoolDecoder in;
    private final int[] above;
    private final int[] left = new int[4];

    int segment;
    boolean skipped;
    boolean small;
    int chroma;

    /** The modes of the 16 small luma blocks, or 16 copies of the mode of the whole block. */
    final int[] luma = new int[16];

    BlockModes(LossyHeader header, int blocksAcross) {
        this.header = header;
        this.in = header.modes;
        this.above = new int[4 * blocksAcross];
    }

    void beginRow() {
        Arrays.fill(left, DC);
    }

    /** Reads the modes of the block in a column. */
    void read(int column) {
        if (header.mapsSegments) {
            int[] p = header.segmentProbabilities;
            segment = in.flag(p[0]) ? 2 + in.bit(p[2]) : in.bit(p[1]);
        }
        skipped = header.skipProbability >= 0 && in.flag(header.skipProbability);
        small = !in.flag(145);
        if (small) {
            readSmall(4 * column);
        } else {
            int mode = in.flag(156) ? in.flag(128) ? TRUE_MOTION : HORIZONTAL : in.flag(163) ? VERTICAL : DC;
            Arrays.fill(luma, mode);
            Arrays.fill(above, 4 * column, 4 * column + 4, mode);
            Arrays.fill(left, mode);
        }
        chroma = !in.flag(142) ? DC : !in.flag(114) ? VERTICAL : in.flag(183) ? TRUE_MOTION : HORIZONTAL;
    }

    private void readSmall(int first) {
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                int p = 9 * (10 * above[first + x] + left[y]);
                int place = 0;
                do {
                    place = TREE[place + in.bit(LossyTables.MODE_PROBABILITIES[p + (place >> 1)] & 0xFF)];
                } while (place > 0);
                above[first + x] = -place;
                left[y] = -place;
                luma[4 * y + x] = -place;
            }
        }
    }
}
