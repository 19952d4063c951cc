package dev.easel.imaging.internal.codec.png;

import dev.easel.core.failure.ImageProcessingException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Iterates over the chunks of a PNG after its signature, without copying them. */
final class PngChunks {
    static final int IHDR = 0x49484452;
    static final int PLTE = 0x504C5445;
    static final int TRNS = 0x74524E53;
    static final int CICP = 0x63494350;
    static final int ICCP = 0x69434350;
    static final int SRGB = 0x73524742;
    static final int CHRM = 0x6348524D;
    static final int GAMA = 0x67414D41;
    static final int TEXT = 0x74455874;
    static final int ACTL = 0x6163544C;
    static final int IDAT = 0x49444154;
    static final int IEND = 0x49454E44;

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int SIGNATURE_BYTES = 8;
    /** The bytes of a chunk besides its data. */
    static final int FRAME = 12;

    private static final int ANCILLARY = 0x20000000;

    private final ByteBuffer data;
    private final boolean verify;
    private boolean seenData;
    private int next;
    private int type;
    private int start;
    private int length;

    private PngChunks(byte[] file, int from, boolean verify) {
        this.data = ByteBuffer.wrap(file);
        this.next = from;
        this.verify = verify;
    }

    /** Starts an iteration that verifies the checksum of every chunk. */
    static PngChunks verified(byte[] file) {
        if (file.length < SIGNATURE_BYTES || ByteBuffer.wrap(file).getLong() != SIGNATURE) {
            throw new ImageProcessingException("Not a PNG file: the signature is missing or was changed in transfer.");
        }
        return new PngChunks(file, SIGNATURE_BYTES, true);
    }

    /** Starts a second iteration at the current chunk, without verifying again. */
    PngChunks again() {
        return new PngChunks(data.array(), start - 8, false);
    }

    /**
     * Moves to the next chunk; there always is one until the end chunk has been read. A chunk that is not needed is left
     * out if its checksum is wrong, and a file that ends after the image data has an end chunk all the same.
     */
    void step() {
        do {
            move();
        } while (verify && isWrong());
    }

    private void move() {
        int room = data.capacity() - next - FRAME;
        long declared = room < 0 ? 0 : data.getInt(next) & 0xFFFFFFFFL;
        type = room < 0 ? IEND : data.getInt(next + 4);
        start = next + 8;
        if ((room < 0 || declared > room && type != IDAT) && seenData) {
            type = IEND;
            length = 0;
            return;
        }
        if (room < 0) {
            throw new ImageProcessingException("The PNG is cut short: it ends before its end chunk.");
        }
        if (declared > room) {
            throw new ImageProcessingException("The PNG is cut short: its " + name() + " chunk of " + declared
                    + " bytes is longer than the rest of the file.");
        }
        seenData |= type == IDAT;
        length = (int) declared;
        next = start + length + 4;
    }

    /** Returns whether the chunk is wrong and not needed; rejects one that is wrong and needed. */
    private boolean isWrong() {
        if (type == IEND) {
            return false;
        }
        CRC32 crc = new CRC32();
        crc.update(data.array(), start - 4, length + 4);
        boolean wrong = (int) crc.getValue() != data.getInt(start + length);
        if (wrong && !optional()) {
            throw new ImageProcessingException(
                    "The PNG is damaged: the checksum of its " + name() + " chunk is wrong.");
        }
        return wrong;
    }

    int type() {
        return type;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    /** Returns whether a reader that does not know this chunk may skip it. */
    boolean optional() {
        return (type & ANCILLARY) != 0;
    }

    /** Returns the chunk's four letters, with a question mark for any other byte. */
    String name() {
        byte[] letters = ByteBuffer.allocate(4).putInt(type).array();
        return new String(letters, StandardCharsets.ISO_8859_1).replaceAll("[^A-Za-z]", "?");
    }
}
