package dev.easel.core.internal.integrity;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.image.Content;
import dev.easel.core.failure.ImageProcessingException;
import java.io.IOException;
import java.util.Optional;

/**
 * Walks over the items of one format as its bytes arrive, in pieces of any length: small items are collected in a buffer,
 * others pass by.
 */
abstract class FormatCheck {
    private static final int LONGEST_ITEM = 64;

    /** The bytes of the small item that is complete when {@link #step} is called. */
    final byte[] item = new byte[LONGEST_ITEM];

    private int collected;
    private boolean collecting;
    private long left;
    private long length;
    private boolean ended;
    private @Nullable String problem;

    /** Takes the next bytes; those after the end of the image are ignored. */
    final void accept(byte[] bytes, int offset, int count) {
        int at = offset;
        while (!ended) {
            if (left == 0) {
                step();
                continue;
            }
            int available = offset + count - at;
            if (available == 0) {
                break;
            }
            int part = (int) Math.min(left, available);
            if (collecting) {
                System.arraycopy(bytes, at, item, collected, part);
                collected += part;
            } else {
                part = pass(bytes, at, part);
            }
            at += part;
            left -= part;
        }
        length += count;
    }

    /** Handles the item that is complete, and chooses the next with {@link #collect}, {@link #skip} or {@link #end}. */
    abstract void step();

    /** Sees bytes of an item that is not collected, and returns how many belong to it. */
    int pass(byte[] bytes, int from, int count) {
        return count;
    }

    /** Returns whether the pixels of an image are all there although its end is missing. */
    abstract boolean isWholeWithoutEnd(Content content) throws IOException;

    /** Rejects a size that the bytes cannot hold. */
    abstract void checkCapacity();

    final void collect(int count) {
        collecting = true;
        collected = 0;
        left = count;
    }

    final void skip(long count) {
        collecting = false;
        left = count;
    }

    /** Ends the item that is skipped after some of the bytes that {@link #pass} sees. */
    final void skipOnly(int count) {
        left = count;
    }

    final void end() {
        ended = true;
    }

    final void fail(String sentence) {
        problem = sentence;
        ended = true;
    }

    /** Returns whether the end was reached without a problem. */
    final boolean reachedEnd() {
        return ended && problem == null;
    }

    /** Returns the number of bytes seen, with those after the end. */
    final long length() {
        return length;
    }

    final Optional<String> damage(Content content) throws IOException {
        if (problem != null) {
            return Optional.of(problem);
        }
        try {
            checkCapacity();
            return ended || isWholeWithoutEnd(content) ? Optional.empty() : Optional.of(incomplete());
        } catch (ImageProcessingException e) {
            return Optional.of(ended ? e.getMessage() : incomplete());
        }
    }

    private String incomplete() {
        return "The image is incomplete: it ends after " + length + " bytes, before the end of its pixel data.";
    }

    static String damaged(String problem) {
        return "The image is damaged: " + problem + ".";
    }

    final int u8(int at) {
        return item[at] & 0xFF;
    }

    final int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    final int u16le(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    final long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    final long u32le(int at) {
        return u16le(at) | (long) u16le(at + 2) << 16;
    }
}
