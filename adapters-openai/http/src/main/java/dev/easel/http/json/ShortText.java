package dev.easel.http.json;

import java.io.IOException;
import java.util.Arrays;

/** The bytes of a document that are left without its images; limited in number. */
final class ShortText {
    private final int max;
    private byte[] bytes = new byte[512];
    private int length;

    ShortText(int max) {
        this.max = max;
    }

    int length() {
        return length;
    }

    void append(int b) throws IOException {
        if (length == bytes.length) {
            grow(length + 1);
        }
        bytes[length++] = (byte) b;
    }

    void append(byte[] from, int offset, int count) throws IOException {
        if (count > bytes.length - length) {
            grow(length + count);
        }
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    void append(String ascii) throws IOException {
        for (int i = 0; i < ascii.length(); i++) {
            append(ascii.charAt(i));
        }
    }

    private void grow(int needed) throws IOException {
        if (needed < 0 || needed > max) {
            throw OversizedResponseException.besidesImages(max);
        }
        bytes = Arrays.copyOf(bytes, Math.min(max, Math.max(needed, 2 * bytes.length)));
    }

    /** Removes everything after a position. */
    void truncate(int position) {
        length = position;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
