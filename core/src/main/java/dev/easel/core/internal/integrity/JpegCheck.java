package dev.easel.core.internal.integrity;

import dev.easel.core.domain.image.Content;
import java.io.IOException;
import java.util.Arrays;

/**
 * Checks the segments of a JPEG up to its first scan, and that the file ends with an end marker, which coded data cannot
 * contain. Only a file that does not is read again: for an end marker before other bytes, or for all scans.
 */
final class JpegCheck extends FormatCheck {
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int LONGEST_FRAME = JpegFrame.HEAD_BYTES + 12;

    private enum State {
        MARKER,
        LENGTH,
        FRAME,
        SEGMENT,
        SCANS
    }

    private final boolean thorough;

    private State state = State.MARKER;
    private boolean escaped;
    private int marker;
    private int segmentLeft;
    private int scans;
    private int lastBytes;
    private int frameMarker;
    private byte[] frameSegment = new byte[JpegFrame.HEAD_BYTES];

    JpegCheck() {
        this(false);
    }

    private JpegCheck(boolean thorough) {
        this.thorough = thorough;
        seek();
    }

    private void seek() {
        state = State.MARKER;
        escaped = false;
        skip(Long.MAX_VALUE);
    }

    /** Finds the next marker with a segment, past coded data and stray bytes, as every decoder does. */
    @Override
    int pass(byte[] bytes, int from, int count) {
        if (state == State.SCANS) {
            lastBytes = count > 1 ? (bytes[from + count - 2] & 0xFF) << 8 : lastBytes << 8;
            lastBytes = lastBytes & 0xFF00 | bytes[from + count - 1] & 0xFF;
        }
        if (state != State.MARKER) {
            return count;
        }
        for (int at = from; at < from + count; at++) {
            if (bytes[at] == -1) {
                escaped = true;
            } else if (escaped) {
                escaped = false;
                marker = bytes[at] & 0xFF;
                if (marker > 1 && (marker < 0xD0 || marker > 0xD8)) {
                    skipOnly(at + 1 - from);
                    return at + 1 - from;
                }
            }
        }
        return count;
    }

    @Override
    void step() {
        switch (state) {
            case MARKER -> beginSegment();
            case LENGTH -> {
                segmentLeft = u16(0) - 2;
                if (segmentLeft < 0) {
                    fail(damaged("a segment states an invalid length of " + u16(0) + " bytes"));
                } else if (frameMarker == 0 && JpegFrame.isMarker(marker) && segmentLeft >= JpegFrame.HEAD_BYTES) {
                    state = State.FRAME;
                    collect(Math.min(segmentLeft, LONGEST_FRAME));
                } else {
                    skipSegment(segmentLeft);
                }
            }
            case FRAME -> {
                frameMarker = marker;
                frameSegment = Arrays.copyOf(item, Math.min(segmentLeft, LONGEST_FRAME));
                skipSegment(segmentLeft - frameSegment.length);
            }
            case SEGMENT -> {
                scans += marker == SCAN ? 1 : 0;
                seek();
                state = scans > 0 && !thorough ? State.SCANS : State.MARKER;
            }
            case SCANS -> end();
        }
    }

    private void beginSegment() {
        if (marker != END) {
            state = State.LENGTH;
            collect(2);
        } else if (scans == 0) {
            fail(damaged("it has no pixel data"));
        } else {
            end();
        }
    }

    private void skipSegment(int count) {
        state = State.SEGMENT;
        skip(count);
    }

    @Override
    boolean isWholeWithoutEnd(Content content) throws IOException {
        return scans > 0 && (lastBytes == (0xFF00 | END) || hasEndMarker(content) || JpegScans.areWhole(content));
    }

    private static boolean hasEndMarker(Content content) throws IOException {
        JpegCheck check = new JpegCheck(true);
        ImageIntegrity.read(content, check::accept);
        return check.reachedEnd();
    }

    @Override
    void checkCapacity() {
        PixelCapacity.checkJpeg(frameMarker, frameSegment, length());
    }
}
