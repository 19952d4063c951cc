package dev.easel.imaging.internal.codec.png;

import java.io.ByteArrayOutputStream;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/**
 * Rows compressed independently: a section of a zlib stream (RFC 1950) that begins and ends at a byte boundary, and
 * refers to nothing before it but what it was given.
 *
 * @param length the number of uncompressed bytes
 * @param sum the Adler-32 checksum of the uncompressed bytes
 */
record PackedBand(byte[] bytes, int length, int sum) {
    /** The first two bytes of a zlib stream. */
    static final byte[] HEAD = {0x78, 0x01};

    /** How far back a zlib stream can refer. */
    static final int WINDOW = 32_768;

    private static final int BASE = 65_521;

    /**
     * Compresses rows.
     *
     * @param before what precedes them in the stream, to which they may refer; empty if they may not
     */
    static PackedBand pack(byte[] raw, byte[] before, PngPacking packing, boolean last) {
        Adler32 sum = new Adler32();
        sum.update(raw);
        Deflater deflater = new Deflater(packing.level(), true);
        try {
            deflater.setStrategy(packing.strategy());
            if (before.length > 0) {
                int used = Math.min(before.length, WINDOW);
                deflater.setDictionary(before, before.length - used, used);
            }
            return new PackedBand(deflate(deflater, raw, last), raw.length, (int) sum.getValue());
        } finally {
            deflater.end();
        }
    }

    /** Returns a complete zlib stream. */
    static byte[] zlib(byte[] raw) {
        Deflater deflater = new Deflater();
        try {
            return deflate(deflater, raw, true);
        } finally {
            deflater.end();
        }
    }

    private static byte[] deflate(Deflater deflater, byte[] raw, boolean last) {
        deflater.setInput(raw);
        if (last) {
            deflater.finish();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length / 2 + 64);
        byte[] buffer = new byte[16_384];
        int got = buffer.length;
        // The call that sets another strategy may compress nothing.
        while (got == buffer.length || !(last ? deflater.finished() : deflater.needsInput())) {
            got = deflater.deflate(buffer, 0, buffer.length, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
            out.write(buffer, 0, got);
        }
        return out.toByteArray();
    }

    /** Returns the checksum of everything up to the end of this band, given that of everything before it. */
    int sumAfter(int before) {
        long low = (before & 0xFFFF) + (sum & 0xFFFF) - 1L;
        long high = (before >>> 16) + (sum >>> 16) + (long) (length % BASE) * ((before & 0xFFFF) - 1L);
        return (int) (Math.floorMod(high, (long) BASE) << 16 | Math.floorMod(low, (long) BASE));
    }
}
