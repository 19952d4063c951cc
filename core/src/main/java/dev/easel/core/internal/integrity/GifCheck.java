package dev.easel.core.internal.integrity;

import dev.easel.core.domain.image.Content;

/** Checks the blocks of a GIF up to its first frame, the only one that is read; what follows may be damaged or missing. */
final class GifCheck extends FormatCheck {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int SCREEN_BYTES = 13;

    private enum State {
        SCREEN,
        TABLE,
        BLOCK,
        LABEL,
        IMAGE,
        CODE_SIZE,
        PART_LENGTH,
        PART
    }

    private State state = State.SCREEN;
    private State afterTable = State.BLOCK;
    private int width;
    private int height;
    private int frames;
    private boolean inFrame;

    GifCheck() {
        collect(SCREEN_BYTES);
    }

    @Override
    void step() {
        switch (state) {
            case SCREEN -> {
                width = u16le(6);
                height = u16le(8);
                table(u8(10), State.BLOCK);
            }
            case TABLE -> next(afterTable, 1);
            case BLOCK -> beginBlock(u8(0));
            case LABEL, CODE_SIZE, PART -> next(State.PART_LENGTH, 1);
            case IMAGE -> {
                if (frames == 0) {
                    width = Math.max(width, u16le(4));
                    height = Math.max(height, u16le(6));
                }
                table(u8(8), State.CODE_SIZE);
            }
            case PART_LENGTH -> beginPart(u8(0));
        }
    }

    private void next(State following, int bytes) {
        state = following;
        collect(bytes);
    }

    private void table(int flags, State following) {
        state = State.TABLE;
        afterTable = following;
        skip((flags & 0x80) == 0 ? 0 : 3L << (flags & 7) + 1);
    }

    private void beginBlock(int code) {
        switch (code) {
            case TRAILER -> {
                if (frames == 0) {
                    fail(damaged("it has no pixel data"));
                }
                end();
            }
            case EXTENSION -> next(State.LABEL, 1);
            case IMAGE -> {
                inFrame = true;
                next(State.IMAGE, 9);
            }
            default -> {
                if (frames == 0) {
                    fail(damaged("a block begins with unknown code " + code));
                }
                end();
            }
        }
    }

    private void beginPart(int count) {
        if (count > 0) {
            state = State.PART;
            skip(count);
            return;
        }
        frames += inFrame ? 1 : 0;
        inFrame = false;
        next(State.BLOCK, 1);
    }

    @Override
    boolean isWholeWithoutEnd(Content content) {
        return frames > 0;
    }

    @Override
    void checkCapacity() {
        PixelCapacity.checkGif(width, height, length());
    }
}
