package dev.easel.core.internal.integrity;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.image.Content;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Tells whether a JPEG without an end marker is whole: whether every scan that it begins is complete, and every bit of every
 * coefficient is in one. Data of uncommon kinds is not looked into and counts as whole.
 */
public final class JpegScans {
    private static final int TABLES = 0xC4;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int RESTARTS = 0xDD;
    /** Real progressive files have about ten; each costs a pass over the whole image. */
    private static final int MAX_SCANS = 100;

    private static final int COEFFICIENTS = 64;
    private static final int BUFFER = 1 << 15;

    private final DataInputStream file;
    private final long length;
    private final JpegBits bits;
    private final JpegCodes[][] tables = new JpegCodes[2][16];
    private @Nullable JpegFrame frame;
    private long[][] nonZero = {};
    private boolean[][] complete = {};
    private int restartInterval;
    private int scans;

    private JpegScans(DataInputStream file, long length) {
        this.file = file;
        this.length = length;
        this.bits = new JpegBits(file);
    }

    /** Returns whether the pixels of a JPEG are all there. */
    public static boolean areWhole(Content content) throws IOException {
        try (DataInputStream file = new DataInputStream(new BufferedInputStream(content.open(), BUFFER))) {
            return new JpegScans(file, content.length()).isWhole();
        } catch (IndexOutOfBoundsException damaged) {
            return false;
        }
    }

    private boolean isWhole() throws IOException {
        for (int marker = bits.nextMarker(); marker >= 0 && marker != END; marker = bits.nextMarker()) {
            if (marker == 1 || marker >= 0xD0 && marker <= 0xD8) {
                continue;
            }
            boolean before = isComplete();
            try {
                read(marker, segment());
            } catch (EOFException end) {
                return before;
            }
            if (frame != null && !frame.isHuffman()) {
                return true;
            }
        }
        return isComplete();
    }

    private boolean isComplete() {
        for (boolean[] coefficients : complete) {
            for (boolean coefficient : coefficients) {
                if (!coefficient) {
                    return false;
                }
            }
        }
        return complete.length > 0;
    }

    private byte[] segment() throws IOException {
        byte[] segment = new byte[Math.max(0, file.readUnsignedShort() - 2)];
        file.readFully(segment);
        return segment;
    }

    private void read(int marker, byte[] segment) throws IOException {
        if (JpegFrame.isMarker(marker) && frame == null) {
            readFrame(new JpegFrame(marker, segment, segment.length));
        } else if (marker == TABLES) {
            readTables(segment);
        } else if (marker == RESTARTS) {
            restartInterval = (segment[0] & 0xFF) << 8 | segment[1] & 0xFF;
        } else if (marker == SCAN) {
            readScan(segment);
        }
    }

    private void readFrame(JpegFrame read) throws EOFException {
        if (read.minimumBits() > 8 * length) {
            throw new EOFException("The file cannot hold so many blocks.");
        }
        frame = read;
        complete = new boolean[read.ids.length][COEFFICIENTS];
        nonZero = new long[read.ids.length][0];
        for (int i = 0; i < nonZero.length && read.isProgressive(); i++) {
            nonZero[i] = new long[read.groupsAcross() * read.across[i] * read.groupsDown() * read.down[i]];
        }
    }

    private void readTables(byte[] segment) throws EOFException {
        for (int at = 0; at < segment.length; ) {
            int number = segment[at];
            JpegCodes table = new JpegCodes(segment, at + 1);
            tables[number >> 4 & 1][number & 15] = table;
            at += 1 + table.bytes();
        }
    }

    private void readScan(byte[] segment) throws IOException {
        JpegFrame known = frame;
        if (known == null || ++scans > MAX_SCANS) {
            throw new EOFException("A scan comes before the frame header, or there are too many.");
        }
        JpegScan.Part[] parts = new JpegScan.Part[segment[0] & 0xFF];
        for (int i = 0; i < parts.length; i++) {
            int component = component(known, segment[1 + 2 * i] & 0xFF);
            int numbers = segment[2 + 2 * i];
            parts[i] = new JpegScan.Part(
                    component, tables[0][numbers >> 4 & 15], tables[1][numbers & 15], nonZero[component]);
        }
        int last = 1 + 2 * parts.length;
        int from = known.isProgressive() ? segment[last] & 63 : 0;
        int to = known.isProgressive() ? segment[last + 1] & 63 : COEFFICIENTS - 1;
        int steps = known.isProgressive() ? segment[last + 2] & 0xFF : 0;
        if (from > to) {
            throw new EOFException("A scan holds coefficients " + from + " to " + to + ".");
        }
        new JpegScan(known, bits, from, to, steps > 15).read(parts, restartInterval);
        for (JpegScan.Part part : parts) {
            Arrays.fill(complete[part.component()], from, to + 1, (steps & 15) == 0);
        }
    }

    private static int component(JpegFrame frame, int id) throws EOFException {
        for (int i = 0; i < frame.ids.length; i++) {
            if (frame.ids[i] == id) {
                return i;
            }
        }
        throw new EOFException("A scan names a component that the frame does not have.");
    }
}
