package dev.easel.core.internal.integrity;

import dev.easel.core.annotation.Nullable;
import java.io.EOFException;
import java.io.IOException;

/** The data of one scan of a JPEG, read block by block without making pixels of it (ITU T.81, annexes F and G). */
final class JpegScan {
    private static final int LAST = 63;

    private final JpegFrame frame;
    private final JpegBits in;
    private final int from;
    private final int to;
    private final boolean refines;
    private int runOfEmptyBlocks;

    /**
     * Prepares to read a scan.
     *
     * @param from the first coefficient of each block that the scan holds
     * @param to the last one
     * @param refines whether it adds a bit to coefficients that an earlier scan began
     */
    JpegScan(JpegFrame frame, JpegBits in, int from, int to, boolean refines) {
        this.frame = frame;
        this.in = in;
        this.from = from;
        this.to = to;
        this.refines = refines;
    }

    /** One component of a scan: its index in the frame, its tables, and which of its coefficients are not zero. */
    record Part(
            int component,
            @Nullable JpegCodes first,
            @Nullable JpegCodes others,
            long[] nonZero) {}

    /** Reads all blocks; throws an {@link EOFException} if the data ends before, or is damaged. */
    void read(Part[] parts, int restartInterval) throws IOException {
        boolean single = parts.length == 1;
        int across = single ? frame.blocksAcross(parts[0].component) : frame.groupsAcross();
        int down = single ? frame.blocksDown(parts[0].component) : frame.groupsDown();
        long count = 0;
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                if (restartInterval > 0 && count > 0 && count % restartInterval == 0) {
                    in.restart();
                    runOfEmptyBlocks = 0;
                }
                count++;
                if (single) {
                    block(parts[0], y * frame.groupsAcross() * frame.across[parts[0].component] + x);
                } else {
                    group(parts);
                }
            }
        }
    }

    /** Reads the blocks of several components, of which no coefficient is refined by what an earlier scan began. */
    private void group(Part[] parts) throws IOException {
        for (Part part : parts) {
            for (int i = frame.across[part.component] * frame.down[part.component]; i > 0; i--) {
                block(part, 0);
            }
        }
    }

    private void block(Part part, int number) throws IOException {
        if (from == 0) {
            if (refines) {
                in.bit();
            } else {
                in.number(table(part.first).read(in) & 15);
            }
        }
        if (!frame.isProgressive()) {
            coefficients(part, 1, 0);
        } else if (from > 0) {
            if (refines) {
                refine(part, number);
            } else if (runOfEmptyBlocks > 0) {
                runOfEmptyBlocks--;
            } else {
                coefficients(part, from, number);
            }
        }
    }

    private static JpegCodes table(@Nullable JpegCodes table) throws EOFException {
        if (table == null) {
            throw new EOFException("A scan uses a table that is missing.");
        }
        return table;
    }

    private void coefficients(Part part, int first, int number) throws IOException {
        JpegCodes codes = table(part.others);
        int last = frame.isProgressive() ? to : LAST;
        for (int k = first; k <= last; k++) {
            int symbol = codes.read(in);
            int zeros = symbol >> 4;
            int size = symbol & 15;
            if (size == 0 && zeros < 15) {
                runOfEmptyBlocks = frame.isProgressive() ? (1 << zeros) - 1 + in.number(zeros) : 0;
                return;
            }
            k += zeros;
            if (size > 0) {
                in.number(size);
                mark(part, number, k);
            }
        }
    }

    /** Reads a bit for each coefficient that is not zero, and the new ones among them. */
    private void refine(Part part, int number) throws IOException {
        int k = from;
        while (runOfEmptyBlocks == 0 && k <= to) {
            int symbol = table(part.others).read(in);
            int zeros = symbol >> 4;
            boolean adds = (symbol & 15) > 0;
            if (adds) {
                in.bit();
            } else if (zeros < 15) {
                runOfEmptyBlocks = (1 << zeros) + in.number(zeros);
                break;
            }
            for (; k <= to; k++) {
                if (isNonZero(part, number, k)) {
                    in.bit();
                } else if (--zeros < 0) {
                    break;
                }
            }
            if (adds) {
                mark(part, number, k);
            }
            k++;
        }
        if (runOfEmptyBlocks > 0) {
            for (; k <= to; k++) {
                if (isNonZero(part, number, k)) {
                    in.bit();
                }
            }
            runOfEmptyBlocks--;
        }
    }

    private static boolean isNonZero(Part part, int number, int k) {
        return (part.nonZero[number] >> k & 1) == 1;
    }

    private void mark(Part part, int number, int k) {
        if (frame.isProgressive() && k <= LAST) {
            part.nonZero[number] |= 1L << k;
        }
    }
}
