package dev.easel.core.internal.metadata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The chunks of a WebP. Pixels, frames and the color profile are kept; EXIF, XMP, content credentials and all else are not. */
final class WebpStructure {
    private static final int RIFF_BYTES = 12;
    private static final int CHUNK_BYTES = 8;
    private static final int METADATA_FLAGS = 0x08 | 0x04;
    private static final int EXIF_FLAG = 0x08;

    private final ByteScanner in;
    private final Findings found;
    private long flagsAt;
    private int flags;
    private boolean hasPixels;

    private WebpStructure(ByteScanner in, Findings found) {
        this.in = in;
        this.found = found;
    }

    static void scan(ByteScanner in, Findings found) throws IOException {
        found.frames = 0;
        found.plain = true;
        WebpStructure webp = new WebpStructure(in, found);
        webp.chunks();
        webp.finish();
    }

    private void chunks() throws IOException {
        in.moveTo(4);
        long limit = Math.min(CHUNK_BYTES + in.u32le(), found.fileLength);
        in.moveTo(RIFF_BYTES);
        while (in.position() + CHUNK_BYTES <= limit) {
            long start = in.position();
            String type = new String(in.bytes(4), StandardCharsets.ISO_8859_1);
            long length = in.u32le();
            long end = Math.min(start + CHUNK_BYTES + length + (length & 1), limit);
            chunk(type, start, end, length);
            in.moveTo(end);
        }
        found.edits.drop(limit, found.fileLength);
    }

    private void chunk(String type, long start, long end, long length) throws IOException {
        switch (type) {
            case "VP8X" -> {
                flagsAt = in.position();
                flags = in.u8();
            }
            case "VP8 ", "VP8L" -> {
                found.lossless &= hasPixels || type.equals("VP8L");
                hasPixels = true;
            }
            case "ALPH", "ANIM" -> {}
            case "ANMF" -> found.frames++;
            case "ICCP" -> found.colors.add(new Section.Kept(start + CHUNK_BYTES, length));
            case "EXIF" -> exif(start, end, length);
            default -> {
                found.provenance |= type.equals("C2PA");
                found.edits.drop(start, end);
            }
        }
    }

    private void exif(long start, long end, long length) throws IOException {
        byte[] tag = OrientationTag.tiff(found.orientation);
        if (!found.needsTag()) {
            found.edits.drop(start, end);
        } else if (length == tag.length && Arrays.equals(in.bytes(tag.length), tag)) {
            found.hasTag();
        } else {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES + tag.length).order(ByteOrder.LITTLE_ENDIAN);
            chunk.put("EXIF".getBytes(StandardCharsets.ISO_8859_1))
                    .putInt(tag.length)
                    .put(tag);
            found.edits.drop(start, end);
            found.insertTag(end, chunk.array());
        }
    }

    /** Makes the flags and the length in the header true again. */
    private void finish() {
        int truthful = flags & ~METADATA_FLAGS | (found.orientation == 1 || found.needsTag() ? 0 : EXIF_FLAG);
        if (flagsAt > 0 && truthful != flags) {
            found.edits.replace(flagsAt, flagsAt + 1, new byte[] {(byte) truthful});
        }
        if (!found.edits.none()) {
            long riff = found.edits.length() - CHUNK_BYTES;
            found.edits.replace(
                    4,
                    CHUNK_BYTES,
                    ByteBuffer.allocate(4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt((int) riff)
                            .array());
        }
    }
}
