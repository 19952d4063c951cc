package dev.easel.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.json.internal.wire.JsonText;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * One line of a journal: a JSON object whose last member is the CRC-32C of all bytes before its comma, as 8 digits of
 * lower-case hexadecimal.
 */
final class JournalLine {
    /** The longest line, in bytes; a power of two. */
    static final int MAX_BYTES = 4 << 20;

    private static final byte[] BEFORE = ",\"crc32c\":\"".getBytes(US_ASCII);
    private static final byte[] AFTER = "\"}".getBytes(US_ASCII);
    private static final int DIGITS = 8;

    /** The length of what a line ends with. */
    private static final int END = BEFORE.length + DIGITS + AFTER.length;

    private JournalLine() {}

    /** Returns an object as a line with its line feed. */
    static byte[] of(ObjectNode object) {
        byte[] json = JsonText.bytes(object);
        int length = json.length - 1;
        byte[] line = Arrays.copyOf(json, length + END + 1);
        System.arraycopy(BEFORE, 0, line, length, BEFORE.length);
        System.arraycopy(checksum(json, length), 0, line, length + BEFORE.length, DIGITS);
        System.arraycopy(AFTER, 0, line, length + BEFORE.length + DIGITS, AFTER.length);
        line[line.length - 1] = '\n';
        return line;
    }

    private static byte[] checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return HexFormat.of().toHexDigits((int) crc.getValue()).getBytes(US_ASCII);
    }

    /** Returns whether a line of a length, without its line feed, is as it was written. */
    static boolean isIntact(byte[] line, int length) {
        int end = length - END;
        return end > 0
                && Arrays.equals(line, end, end + BEFORE.length, BEFORE, 0, BEFORE.length)
                && Arrays.equals(line, length - AFTER.length, length, AFTER, 0, AFTER.length)
                && Arrays.equals(line, end + BEFORE.length, length - AFTER.length, checksum(line, end), 0, DIGITS);
    }
}
