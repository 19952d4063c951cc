package dev.easel.imaging.internal.codec.gif;

import dev.easel.core.failure.ImageProcessingException;

/** Decompresses the data blocks of a GIF frame (GIF 89a, appendix F). */
final class GifLzw {
    private static final int MAX_CODES = 4096;

    private final GifBytes in;
    private int blockLeft;
    private int bits;
    private int bitCount;

    /** Starts at the byte that gives the initial code size. */
    GifLzw(GifBytes in) {
        this.in = in;
    }

    /** Returns {@code count} indices and moves past the frame's last block. */
    byte[] read(int count) {
        int rootBits = in.u8();
        if (rootBits < 1 || rootBits > 8) {
            throw new ImageProcessingException(
                    "The GIF is damaged: its initial code size is " + rootBits + ", but must be from 1 to 8.");
        }
        byte[] indices = new byte[count];
        unpack(indices, rootBits);
        in.skip(blockLeft);
        in.skipBlocks();
        return indices;
    }

    private void unpack(byte[] indices, int rootBits) {
        int clear = 1 << rootBits;
        short[] prefixes = new short[MAX_CODES];
        byte[] lasts = new byte[MAX_CODES];
        byte[] firsts = new byte[MAX_CODES];
        int[] lengths = new int[MAX_CODES];
        for (int code = 0; code < clear; code++) {
            lasts[code] = (byte) code;
            firsts[code] = (byte) code;
            lengths[code] = 1;
        }
        int next = clear + 2;
        int size = rootBits + 1;
        int previous = -1;
        int filled = 0;
        while (filled < indices.length) {
            int code = code(size);
            if (code == clear) {
                next = clear + 2;
                size = rootBits + 1;
                previous = -1;
                continue;
            }
            if (code == clear + 1 || code > next || code == next && previous < 0 || previous < 0 && code > clear) {
                throw new ImageProcessingException("The GIF is damaged or cut short: its first frame has data for "
                        + filled + " of " + indices.length + " pixels.");
            }
            if (previous >= 0 && next < MAX_CODES) {
                prefixes[next] = (short) previous;
                firsts[next] = firsts[previous];
                lengths[next] = lengths[previous] + 1;
                lasts[next] = firsts[code == next ? previous : code];
                next++;
                if (next == 1 << size && size < 12) {
                    size++;
                }
            }
            int length = lengths[code];
            for (int i = filled + length - 1, at = code; i >= filled; i--, at = prefixes[at]) {
                if (i < indices.length) {
                    indices[i] = lasts[at];
                }
            }
            filled += length;
            previous = code;
        }
    }

    private int code(int size) {
        while (bitCount < size) {
            if (blockLeft == 0) {
                blockLeft = in.u8();
                if (blockLeft == 0) {
                    throw new ImageProcessingException("The GIF is cut short: its first frame's data ends early.");
                }
            }
            bits |= in.u8() << bitCount;
            bitCount += 8;
            blockLeft--;
        }
        int code = bits & (1 << size) - 1;
        bits >>>= size;
        bitCount -= size;
        return code;
    }
}
