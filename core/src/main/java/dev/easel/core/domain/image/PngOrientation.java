package dev.easel.core.domain.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The orientation of a PNG: of its EXIF chunk, else of an EXIF profile that older programs store as hexadecimal text, else
 * of its XMP. 1 when none says anything.
 */
final class PngOrientation {
    private static final int EXIF = 0x65584966;
    private static final int TEXT = 0x74455874;
    private static final int PACKED_TEXT = 0x7A545874;
    private static final int INTERNATIONAL_TEXT = 0x69545874;

    private static final String PROFILE = "Raw profile type ";
    private static final String XMP = "XML:com.adobe.xmp";
    private static final String EXIF_PREFIX = "Exif\0\0";
    private static final Pattern TAG = Pattern.compile("tiff:Orientation(?:\\s*=\\s*[\"']|\\s*>)\\s*([1-8])(?![0-9])");

    private int exif;
    private int profile;
    private int xmp;

    /** Returns whether chunks of a type may say something. */
    static boolean isIn(long type) {
        return type == EXIF || type == TEXT || type == PACKED_TEXT || type == INTERNATIONAL_TEXT;
    }

    /** Takes a chunk of such a type. */
    void read(long type, byte[] data) {
        if (type == EXIF) {
            exif = ExifOrientation.find(data, 0);
            return;
        }
        int end = indexOf(data, 0);
        String keyword = text(data, 0, end);
        if (!keyword.startsWith(PROFILE) && !keyword.equals(XMP)) {
            return;
        }
        byte[] value = value((int) type, data, end + 1);
        if (keyword.equals(XMP)) {
            xmp = ofXmp(value);
        } else {
            readProfile(unhex(value));
        }
    }

    private void readProfile(byte[] bytes) {
        String beginning = text(bytes, 0, Math.min(bytes.length, EXIF_PREFIX.length()));
        if (beginning.equals(EXIF_PREFIX)) {
            profile = ExifOrientation.find(bytes, EXIF_PREFIX.length());
        } else if (beginning.startsWith("II") || beginning.startsWith("MM")) {
            profile = ExifOrientation.find(bytes, 0);
        } else {
            xmp = ofXmp(bytes);
        }
    }

    /** Returns the orientation, 1 to 8. */
    int orientation() {
        return exif > 0 ? exif : profile > 0 ? profile : Math.max(1, xmp);
    }

    private static int ofXmp(byte[] xml) {
        Matcher tag = TAG.matcher(text(xml, 0, xml.length));
        return tag.find() ? Integer.parseInt(tag.group(1)) : 0;
    }

    /** Returns the text of a chunk after its keyword, decompressed; empty if it is damaged or too long. */
    private static byte[] value(int type, byte[] data, int start) {
        boolean packed = type == PACKED_TEXT;
        int at = start + (packed ? 1 : 0);
        if (type == INTERNATIONAL_TEXT) {
            packed = start < data.length && data[start] == 1;
            at = indexOf(data, indexOf(data, start + 2) + 1) + 1;
        }
        if (at >= data.length) {
            return new byte[0];
        }
        return packed ? unpacked(data, at) : Arrays.copyOfRange(data, at, data.length);
    }

    private static byte[] unpacked(byte[] data, int from) {
        Inflater inflater = new Inflater();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            inflater.setInput(data, from, data.length - from);
            byte[] piece = new byte[1 << 12];
            int count = inflater.inflate(piece);
            while (count > 0 && out.size() <= ExifOrientation.LONGEST) {
                out.write(piece, 0, count);
                count = inflater.inflate(piece);
            }
            return out.toByteArray();
        } catch (DataFormatException damaged) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }

    /** Reads a profile as ImageMagick writes it: its name, its length, and its bytes in hexadecimal, each on new lines. */
    private static byte[] unhex(byte[] value) {
        String[] lines = text(value, 0, value.length).strip().split("[\r\n]+", 3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String digits = lines.length < 3 ? "" : lines[2];
        int high = -1;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit >= 0 && high >= 0) {
                out.write(high << 4 | digit);
                high = -1;
            } else if (digit >= 0) {
                high = digit;
            }
        }
        return out.toByteArray();
    }

    /** Returns where the next zero byte is, or the length without one. */
    private static int indexOf(byte[] data, int from) {
        int at = Math.min(from, data.length);
        while (at < data.length && data[at] != 0) {
            at++;
        }
        return at;
    }

    private static String text(byte[] data, int from, int end) {
        return new String(data, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
