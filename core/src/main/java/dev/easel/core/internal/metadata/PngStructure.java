package dev.easel.core.internal.metadata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG. Those that say how its pixels look are kept; text, times, EXIF, content credentials, the further
 * frames of an animation, unknown chunks and what follows the end are not.
 */
final class PngStructure {
    private static final Set<String> COLORS = Set.of("IHDR", "cICP", "iCCP", "sRGB", "gAMA", "cHRM");
    private static final Set<String> LOOKS = Set.of("tRNS", "sBIT", "bKGD", "pHYs");
    private static final int SIGNATURE_BYTES = 8;
    private static final int FRAME_BYTES = 12;
    private static final int DEPTH = 16;
    private static final int PALETTE = 3;

    private final ByteScanner in;
    private final Findings found;

    private PngStructure(ByteScanner in, Findings found) {
        this.in = in;
        this.found = found;
    }

    static void scan(ByteScanner in, Findings found) throws IOException {
        new PngStructure(in, found).scan();
    }

    private void scan() throws IOException {
        in.moveTo(SIGNATURE_BYTES);
        for (String type = ""; !type.equals("IEND"); ) {
            long start = in.position();
            if (start == found.fileLength) {
                found.endMissing(chunk("IEND", new byte[0]));
            }
            long length = in.u32();
            type = new String(in.bytes(4), StandardCharsets.ISO_8859_1);
            long end = start + FRAME_BYTES + length;
            read(type, start, end);
            in.moveTo(end);
        }
        found.edits.drop(in.position(), found.fileLength);
    }

    private void read(String type, long start, long end) throws IOException {
        if (COLORS.contains(type)) {
            found.colors.add(new Section.Kept(start, end - start));
        }
        if (isMetadata(type) && !(type.equals("eXIf") && isTag(end - start - FRAME_BYTES))) {
            found.edits.drop(start, end);
        }
        switch (type) {
            case "IHDR" -> {
                in.moveTo(start + DEPTH);
                found.plain = in.u8() == 8 && in.u8() != PALETTE;
            }
            case "tRNS" -> found.plain = false;
            case "caBX" -> found.provenance = true;
            case "acTL" -> found.frames = in.u32();
            case "IDAT" -> {
                if (found.needsTag()) {
                    found.insertTag(start, chunk("eXIf", OrientationTag.tiff(found.orientation)));
                }
            }
            default -> {}
        }
    }

    /** A chunk whose name begins with a capital letter is needed by every reader. */
    private static boolean isMetadata(String type) {
        return !COLORS.contains(type) && !LOOKS.contains(type) && (type.charAt(0) & 0x20) != 0;
    }

    private boolean isTag(long length) throws IOException {
        byte[] tag = OrientationTag.tiff(found.orientation);
        boolean same = found.needsTag() && length == tag.length && Arrays.equals(in.bytes(tag.length), tag);
        if (same) {
            found.hasTag();
        }
        return same;
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(FRAME_BYTES + data.length)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) crc.getValue()).array();
    }
}
