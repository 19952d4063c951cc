package dev.easel.core.internal.integrity;

import dev.easel.core.domain.image.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Checks the chunks of a PNG up to its end chunk, and the checksums of those that a decoder must read. A wrong checksum
 * elsewhere, and bytes after the end, do not matter.
 */
final class PngCheck extends FormatCheck {
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int ANCILLARY = 0x20000000;
    private static final int SIGNATURE_BYTES = 8;
    private static final int HEADER_BYTES = 13;

    private enum State {
        SIGNATURE,
        CHUNK,
        HEADER,
        DATA,
        CHECKSUM
    }

    private final CRC32 checksum = new CRC32();
    private State state = State.SIGNATURE;
    private int type;
    private long chunkLength;
    private long dataBytes;
    private long width;
    private long height;
    private int bitsPerPixel;

    PngCheck() {
        collect(SIGNATURE_BYTES);
    }

    @Override
    void step() {
        switch (state) {
            case SIGNATURE -> nextChunk();
            case CHUNK -> beginChunk();
            case HEADER -> {
                checksum.update(item, 0, HEADER_BYTES);
                readHeader();
                nextChecksum();
            }
            case DATA -> nextChecksum();
            case CHECKSUM -> endChunk();
        }
    }

    private void nextChunk() {
        state = State.CHUNK;
        collect(8);
    }

    private void nextChecksum() {
        state = State.CHECKSUM;
        collect(4);
    }

    private void beginChunk() {
        chunkLength = u32(0);
        type = (int) u32(4);
        checksum.reset();
        checksum.update(item, 4, 4);
        if (chunkLength > Integer.MAX_VALUE) {
            fail(damaged("its " + name() + " chunk states an invalid length of " + chunkLength + " bytes"));
        } else if (type == IHDR && chunkLength == HEADER_BYTES) {
            state = State.HEADER;
            collect(HEADER_BYTES);
        } else {
            state = State.DATA;
            skip(chunkLength);
        }
    }

    @Override
    int pass(byte[] bytes, int from, int count) {
        if ((type & ANCILLARY) == 0) {
            checksum.update(bytes, from, count);
        }
        dataBytes += type == IDAT ? count : 0;
        return count;
    }

    private void readHeader() {
        width = u32(0);
        height = u32(4);
        int channels = switch (u8(9)) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
        bitsPerPixel = channels * u8(8);
    }

    private void endChunk() {
        boolean critical = (type & ANCILLARY) == 0;
        if (type == IEND && dataBytes == 0) {
            fail(damaged("it has no pixel data"));
        } else if (type == IEND) {
            end();
        } else if (critical && u32(0) != checksum.getValue()) {
            fail(damaged("the checksum of its " + name() + " chunk of " + chunkLength + " bytes is wrong"));
        } else {
            nextChunk();
        }
    }

    private String name() {
        byte[] letters = {(byte) (type >> 24), (byte) (type >> 16), (byte) (type >> 8), (byte) type};
        return new String(letters, StandardCharsets.ISO_8859_1).replaceAll("[^A-Za-z]", "?");
    }

    @Override
    boolean isWholeWithoutEnd(Content content) throws IOException {
        boolean withinData = type == IDAT && state != State.CHUNK;
        return dataBytes > 0 && !withinData && PngPixels.areWhole(content);
    }

    @Override
    void checkCapacity() {
        PixelCapacity.checkPng(width, height, bitsPerPixel, dataBytes);
    }
}
