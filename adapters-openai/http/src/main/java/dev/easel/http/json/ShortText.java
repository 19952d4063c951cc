package dev.easel.http.json;

import java.io.IOException;
import java.util.Arrays;

/** The bytes of a document that are left when its images are cut out; bounded. */
final class ShortText {
    private final int most;
    private byte[] bytes = new byte[512];
    private int length;

    ShortText(int most) {
        this.most = most;
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
        if (needed < 0 || needed > most) {
            throw OversizedResponseException.besidesImages(most);
        }
        bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(needed, 2 * bytes.length)));
    }

    /** Takes back all after a place. */
    void cutTo(int place) {
        length = place;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
