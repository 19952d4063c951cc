package dev.easel.imaging.internal.codec.webp.lossy;

import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.internal.integrity.PixelCapacity;
import dev.easel.imaging.internal.codec.webp.container.WebpFile;

/** The header of lossy data: segments, loop filter, partitions, steps and probabilities (RFC 6386, section 9). */
final class LossyHeader {
    private static final int HEAD = 10;
    private static final int SEGMENTS = 4;
    private static final int ALWAYS = 255;

    final int width;
    final int height;
    final BoolDecoder modes;
    final BoolDecoder[] tokens;
    final int[] segmentProbabilities = {ALWAYS, ALWAYS, ALWAYS};
    final LossySteps[] steps = new LossySteps[SEGMENTS];
    final LoopStrength[][] strengths = new LoopStrength[SEGMENTS][2];
    final byte[] probabilities = LossyTables.DEFAULT_PROBABILITIES.clone();
    final boolean mapsSegments;
    final boolean filters;
    final boolean simpleFilter;

    /** The probability that a block has coefficients, in 256ths; −1 if every block has them. */
    final int skipProbability;

    private final boolean segmented;
    private final int[] segmentSteps = new int[SEGMENTS];
    private final int[] segmentLevels = new int[SEGMENTS];
    private boolean absolute;

    LossyHeader(byte[] file, WebpFile.Part part) {
        int tag = u8(file, part.from()) | u8(file, part.from() + 1) << 8 | u8(file, part.from() + 2) << 16;
        int firstLength = tag >> 5;
        if ((tag & 1) != 0 || (tag >> 1 & 7) > 3 || (tag >> 4 & 1) == 0) {
            throw WebpFile.damaged("its lossy data is not a single visible key frame");
        }
        this.width = u8(file, part.from() + 6) | (u8(file, part.from() + 7) & 0x3F) << 8;
        this.height = u8(file, part.from() + 8) | (u8(file, part.from() + 9) & 0x3F) << 8;
        int first = part.from() + HEAD;
        if (firstLength > part.end() - first) {
            throw truncated();
        }
        PixelCapacity.checkLossyWebp(width, height, firstLength);
        this.modes = new BoolDecoder(file, first, first + firstLength);
        modes.flag();
        modes.flag();
        this.segmented = modes.flag();
        this.mapsSegments = segmented && readSegments();
        this.simpleFilter = modes.flag();
        int level = modes.number(6);
        this.filters = level > 0;
        readStrengths(level, modes.number(3));
        this.tokens = partitions(file, first + firstLength, part.end(), 1 << modes.number(2));
        readSteps();
        modes.flag();
        readProbabilities();
        this.skipProbability = modes.flag() ? modes.number(8) : -1;
    }

    private static int u8(byte[] file, int at) {
        return file[at] & 0xFF;
    }

    static ImageProcessingException truncated() {
        return new ImageProcessingException("The WebP is cut short: its lossy data ends early.");
    }

    /** Reads the segments; returns whether each block states its segment. */
    private boolean readSegments() {
        boolean maps = modes.flag();
        if (modes.flag()) {
            absolute = modes.flag();
            for (int i = 0; i < SEGMENTS; i++) {
                segmentSteps[i] = modes.optionalSigned(7);
            }
            for (int i = 0; i < SEGMENTS; i++) {
                segmentLevels[i] = modes.optionalSigned(6);
            }
        }
        for (int i = 0; i < segmentProbabilities.length && maps; i++) {
            segmentProbabilities[i] = modes.flag() ? modes.number(8) : ALWAYS;
        }
        return maps;
    }

    private void readStrengths(int level, int sharpness) {
        int keyFrames = 0;
        int smallBlocks = 0;
        boolean adjusted = modes.flag();
        boolean updated = adjusted && modes.flag();
        if (updated) {
            keyFrames = modes.optionalSigned(6);
            modes.optionalSigned(6);
            modes.optionalSigned(6);
            modes.optionalSigned(6);
            smallBlocks = modes.optionalSigned(6);
            modes.optionalSigned(6);
            modes.optionalSigned(6);
            modes.optionalSigned(6);
        }
        for (int segment = 0; segment < SEGMENTS; segment++) {
            int base = segmented ? segmentLevels[segment] + (absolute ? 0 : level) : level;
            strengths[segment][0] = LoopStrength.of(base + keyFrames, sharpness);
            strengths[segment][1] = LoopStrength.of(base + keyFrames + smallBlocks, sharpness);
        }
    }

    private static BoolDecoder[] partitions(byte[] file, int from, int end, int count) {
        int at = from + 3 * (count - 1);
        if (at > end) {
            throw truncated();
        }
        BoolDecoder[] partitions = new BoolDecoder[count];
        for (int i = 0; i < count; i++) {
            int size = from + 3 * i;
            int length =
                    i == count - 1 ? end - at : u8(file, size) | u8(file, size + 1) << 8 | u8(file, size + 2) << 16;
            if (length > end - at) {
                throw truncated();
            }
            partitions[i] = new BoolDecoder(file, at, at + length);
            at += length;
        }
        return partitions;
    }

    private void readSteps() {
        int base = modes.number(7);
        int[] changes = new int[5];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = modes.optionalSigned(4);
        }
        for (int segment = 0; segment < SEGMENTS; segment++) {
            int index = segmented ? segmentSteps[segment] + (absolute ? 0 : base) : base;
            steps[segment] = LossySteps.of(index, changes);
        }
    }

    private void readProbabilities() {
        for (int i = 0; i < LossyTables.COEFFICIENT_PROBABILITIES; i++) {
            if (modes.flag(LossyTables.UPDATE_PROBABILITIES[i] & 0xFF)) {
                probabilities[i] = (byte) modes.number(8);
            }
        }
    }
}
