package dev.easel.core.internal.integrity;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The bits of the scans of a JPEG, each up to the next marker (ITU T.81, section F.2.2.5). */
final class JpegBits {
    private final InputStream in;
    private int bits;
    private int available;

    /** The marker that ended the bits, or 0 as long as none did. */
    private int marker;

    JpegBits(InputStream in) {
        this.in = in;
    }

    int bit() throws IOException {
        if (available == 0) {
            bits = codedByte();
            available = 8;
        }
        available--;
        return bits >> available & 1;
    }

    int number(int count) throws IOException {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 1 | bit();
        }
        return number;
    }

    private int codedByte() throws IOException {
        int value = marker == 0 ? in.read() : -1;
        if (value == 0xFF) {
            int code = in.read();
            while (code == 0xFF) {
                code = in.read();
            }
            if (code != 0) {
                marker = Math.max(0, code);
                value = -1;
            }
        }
        if (value < 0) {
            throw new EOFException("The data of the scan ends early.");
        }
        return value;
    }

    /** Moves past the next restart marker. */
    void restart() throws IOException {
        int found = nextMarker();
        if (found < 0xD0 || found > 0xD7) {
            throw new EOFException("A restart marker is missing.");
        }
    }

    /** Skips the bits that are left and returns the marker after them, or -1 at the end of the file. */
    int nextMarker() throws IOException {
        int found = marker;
        marker = 0;
        available = 0;
        for (boolean escaped = false; found == 0; ) {
            int value = in.read();
            if (value < 0) {
                return -1;
            }
            found = escaped && value != 0xFF ? value : 0;
            escaped = value == 0xFF;
        }
        return found;
    }
}
