package dev.easel.cli.identify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The few tags of an EXIF block that tell where an image comes from (EXIF 2.32, sections 4.6.4 and 4.6.5). */
final class ExifTags {
    private static final int ASCII = 2;
    private static final int LONG = 4;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int GPS_DIRECTORY = 0x8825;
    private static final int MOST_ENTRIES = 512;
    private static final int LONGEST_TEXT = 4_096;

    private static final Map<Integer, String> NAMES = Map.of(
            0x010F, "make",
            0x0110, "model",
            0x0131, "software",
            0x0132, "changed",
            0x013B, "artist",
            0x8298, "copyright",
            0x9003, "taken");

    private final ByteBuffer tiff;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private boolean location;

    private ExifTags(ByteBuffer tiff) {
        this.tiff = tiff;
    }

    /** Reads a block; one that is damaged has the tags before the damage. */
    static ExifTags of(byte[] bytes) {
        ExifTags tags = new ExifTags(ByteBuffer.wrap(bytes));
        try {
            tags.read();
        } catch (IndexOutOfBoundsException damaged) {
            return tags;
        }
        return tags;
    }

    /** Returns the texts by what they are: make, model, software, changed, artist, copyright, taken. */
    Map<String, String> texts() {
        return texts;
    }

    /** Returns whether the place where the photograph was taken is in it. */
    boolean location() {
        return location;
    }

    private void read() {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        directory(tiff.getInt(4), true);
    }

    private void directory(int from, boolean first) {
        int count = Math.min(tiff.getShort(from) & 0xFFFF, MOST_ENTRIES);
        for (int i = 0; i < count; i++) {
            int entry = from + 2 + 12 * i;
            int tag = tiff.getShort(entry) & 0xFFFF;
            int type = tiff.getShort(entry + 2) & 0xFFFF;
            if (tag == GPS_DIRECTORY) {
                location |= (tiff.getShort(tiff.getInt(entry + 8)) & 0xFFFF) > 1;
            } else if (tag == EXIF_DIRECTORY && type == LONG && first) {
                directory(tiff.getInt(entry + 8), false);
            } else if (type == ASCII && NAMES.containsKey(tag)) {
                String text = text(entry);
                if (!text.isEmpty()) {
                    texts.put(NAMES.get(tag), text);
                }
            }
        }
    }

    private String text(int entry) {
        int length = Math.min(Math.max(0, tiff.getInt(entry + 4)), LONGEST_TEXT);
        int at = length <= 4 ? entry + 8 : tiff.getInt(entry + 8);
        byte[] bytes = new byte[length];
        tiff.get(at, bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }
}
