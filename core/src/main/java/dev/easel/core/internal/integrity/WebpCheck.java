package dev.easel.core.internal.integrity;

import dev.easel.core.domain.image.Content;

/** Checks the length that a WebP states, and those of the chunks in it (RFC 9649, section 2). */
final class WebpCheck extends FormatCheck {
    private static final int LOSSY = 0x56503820;
    private static final int LOSSLESS = 0x5650384C;
    private static final int FRAME = 0x414E4D46;
    private static final int RIFF_BYTES = 12;
    private static final int CHUNK_BYTES = 8;
    private static final int LOSSY_BYTES = 10;

    private enum State {
        RIFF,
        CHUNK,
        LOSSY,
        DATA,
        REST
    }

    private State state = State.RIFF;
    private long left;
    private long chunkLeft;
    private boolean hasPixels;
    private int width;
    private int height;
    private long modeBytes;

    WebpCheck() {
        collect(RIFF_BYTES);
    }

    @Override
    void step() {
        switch (state) {
            case RIFF -> {
                left = u32le(4) - 4;
                nextChunk();
            }
            case CHUNK -> beginChunk();
            case LOSSY -> {
                modeBytes = u16le(0) >> 5 | (long) u8(2) << 11;
                width = u16le(6) & 0x3FFF;
                height = u16le(8) & 0x3FFF;
                rest(chunkLeft - LOSSY_BYTES);
            }
            case DATA -> nextChunk();
            case REST -> finish();
        }
    }

    private void nextChunk() {
        if (left >= CHUNK_BYTES) {
            state = State.CHUNK;
            left -= CHUNK_BYTES;
            collect(CHUNK_BYTES);
        } else {
            state = State.REST;
            skip(Math.max(0, left));
        }
    }

    private void beginChunk() {
        int type = (int) u32(0);
        long length = u32le(4);
        if (length > left) {
            fail(damaged("a chunk of " + length + " bytes is longer than the file states to be"));
            return;
        }
        chunkLeft = Math.min(length + (length & 1), left);
        left -= chunkLeft;
        boolean first = !hasPixels;
        hasPixels |= type == LOSSY || type == LOSSLESS || type == FRAME;
        if (first && type == LOSSY && length >= LOSSY_BYTES) {
            state = State.LOSSY;
            collect(LOSSY_BYTES);
        } else {
            rest(chunkLeft);
        }
    }

    private void rest(long count) {
        state = State.DATA;
        skip(count);
    }

    private void finish() {
        if (hasPixels) {
            end();
        } else {
            fail(damaged("it has no pixel data"));
        }
    }

    @Override
    boolean isWholeWithoutEnd(Content content) {
        return false;
    }

    @Override
    void checkCapacity() {
        PixelCapacity.checkLossyWebp(width, height, modeBytes);
    }
}
