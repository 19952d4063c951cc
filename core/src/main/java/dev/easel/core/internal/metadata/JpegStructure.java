package dev.easel.core.internal.metadata;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The segments of a JPEG. Those that a decoder needs are kept, and so is the color profile; all other application segments,
 * comments, thumbnails and what follows the end, such as the further images of an MPO file, are not.
 */
final class JpegStructure {
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP11 = 0xEB;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;
    private static final int EOI = 0xD9;

    private static final String PROFILE = "ICC_PROFILE\0";

    /** The length of a JFIF segment without a thumbnail, and its first bytes that say how large the pixels are. */
    private static final int JFIF_BYTES = 16;

    private static final int JFIF_HEAD = 12;

    /** As much of a segment as tells what it is. */
    private static final int BEGINNING = 64;

    /** As many zeros as may lie between an image and the next. */
    private static final int PADDING = 1 << 16;

    private final ByteScanner in;
    private final Findings found;

    private JpegStructure(ByteScanner in, Findings found) {
        this.in = in;
        this.found = found;
    }

    static void scan(ByteScanner in, Findings found) throws IOException {
        found.lossless = false;
        new JpegStructure(in, found).scan();
    }

    private void scan() throws IOException {
        in.moveTo(2);
        for (int marker = marker(); marker != EOI; marker = marker()) {
            if (marker == 1 || marker >= 0xD0 && marker <= 0xD8) {
                continue;
            }
            long start = in.position() - 2;
            int length = in.u16() - 2;
            if (length < 0) {
                return;
            }
            long end = in.position() + length;
            segment(marker, start, end, length);
            in.moveTo(end);
        }
        end(in.position());
    }

    /** Returns the next marker, past coded data and stray bytes. */
    private int marker() throws IOException {
        try {
            while (true) {
                int next = in.u8();
                while (next == 0xFF) {
                    next = in.u8();
                    if (next != 0 && next != 0xFF) {
                        return next;
                    }
                }
            }
        } catch (EOFException e) {
            found.endMissing(new byte[] {(byte) 0xFF, (byte) EOI});
            throw e;
        }
    }

    private void segment(int marker, long start, long end, int length) throws IOException {
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC && length >= 6) {
            byte[] frame = in.bytes(6);
            found.inks = frame[5] == 4;
            found.plain = frame[0] == 8 && (frame[5] == 1 || frame[5] == 3);
        }
        byte[] beginning = marker >= APP0 && marker <= APP15 ? in.bytes(Math.min(length, BEGINNING)) : new byte[0];
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        boolean tag = marker == APP1 && isTag(beginning, length);
        if (marker != APP0 && !tag && found.needsTag()) {
            found.insertTag(start, OrientationTag.segment(found.orientation));
        }
        switch (marker) {
            case APP0 -> header(text, start, end, beginning);
            case APP2 -> {
                if (text.startsWith(PROFILE)) {
                    found.colors.add(new Section.Kept(end - length + PROFILE.length(), length - PROFILE.length()));
                } else {
                    found.edits.drop(start, end);
                }
            }
            case APP14 -> {
                if (!text.startsWith("Adobe")) {
                    found.edits.drop(start, end);
                }
            }
            default -> {
                found.provenance |=
                        marker == APP11 && text.startsWith("JP") && text.contains("jumb") && text.contains("c2pa");
                if (!tag && (marker >= APP0 && marker <= APP15 || marker == COM)) {
                    found.edits.drop(start, end);
                }
            }
        }
    }

    /** Keeps a JFIF header without its thumbnail, which may show what was cropped from the image since. */
    private void header(String text, long start, long end, byte[] beginning) {
        if (!text.startsWith("JFIF\0") || beginning.length < JFIF_HEAD) {
            found.edits.drop(start, end);
        } else if (end - start > JFIF_BYTES + 2) {
            byte[] plain = new byte[JFIF_BYTES + 2];
            plain[0] = (byte) 0xFF;
            plain[1] = (byte) APP0;
            plain[3] = JFIF_BYTES;
            System.arraycopy(beginning, 0, plain, 4, JFIF_HEAD);
            found.edits.replace(start, end, plain);
        }
    }

    private boolean isTag(byte[] segment, int length) {
        byte[] tag = OrientationTag.segment(found.orientation);
        boolean same =
                found.needsTag() && length == tag.length - 4 && Arrays.equals(segment, 0, length, tag, 4, tag.length);
        if (same) {
            found.hasTag();
        }
        return same;
    }

    private void end(long end) throws IOException {
        found.edits.drop(end, found.fileLength);
        try {
            int next = in.u8();
            while (next == 0 && in.position() < end + PADDING) {
                next = in.u8();
            }
            found.secondImage = next == 0xFF && in.u8() == 0xD8;
        } catch (EOFException e) {
            // Nothing follows the image.
        }
    }
}
