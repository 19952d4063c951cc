package dev.easel.imaging.internal.codec.webp.lossy;

import dev.easel.imaging.internal.codec.webp.container.WebpFile;
import dev.easel.imaging.internal.pixels.Checkpoint;
import java.util.Arrays;

/** Decodes lossy data (RFC 6386, key frames): needs 1.5 bytes a pixel in addition to the 4 of the result. */
public final class LossyDecoder {
    private static final int SECOND_AT = 24 * 16;

    private final LossyHeader header;
    private final int across;
    private final int down;
    private final LevelPlane luma;
    private final LevelPlane blue;
    private final LevelPlane red;
    private final BlockModes modes;
    private final CoefficientReader coefficients;
    private final CoefficientContext context;
    private final short[] block = new short[25 * 16];
    private final boolean[] filled = new boolean[24];
    private final int[] edge = new int[13];
    private final LoopStrength[] strengths;
    private final boolean[] innerEdges;

    private LossyDecoder(byte[] file, WebpFile.Part part) {
        this.header = new LossyHeader(file, part);
        this.across = header.width + 15 >> 4;
        this.down = header.height + 15 >> 4;
        this.luma = new LevelPlane(16 * across, 16 * down);
        this.blue = new LevelPlane(8 * across, 8 * down);
        this.red = new LevelPlane(8 * across, 8 * down);
        this.modes = new BlockModes(header, across);
        this.coefficients = new CoefficientReader(header.probabilities);
        this.context = new CoefficientContext(across);
        this.strengths = new LoopStrength[across * down];
        this.innerEdges = new boolean[across * down];
    }

    /** Decodes data to opaque ARGB pixels. */
    public static int[] decode(byte[] file, WebpFile.Part part, Checkpoint checkpoint) {
        LossyDecoder decoder = new LossyDecoder(file, part);
        decoder.blocks(checkpoint.part(0, 0.7));
        decoder.filter();
        checkpoint.reached(0.85);
        return new ChromaUpsampling(
                        decoder.luma, decoder.blue, decoder.red, decoder.header.width, decoder.header.height)
                .toArgb();
    }

    private void blocks(Checkpoint checkpoint) {
        for (int row = 0; row < down; row++) {
            checkpoint.reached((double) row / down);
            BoolDecoder tokens = header.tokens[row & header.tokens.length - 1];
            modes.beginRow();
            context.beginRow();
            for (int column = 0; column < across; column++) {
                modes.read(column);
                boolean empty = readCoefficients(tokens, column);
                if (header.modes.exhausted() || tokens.exhausted()) {
                    throw LossyHeader.truncated();
                }
                predictLuma(column, row);
                predictChroma(blue, 16, column, row);
                predictChroma(red, 20, column, row);
                int number = row * across + column;
                strengths[number] = header.strengths[modes.segment][modes.small ? 1 : 0];
                innerEdges[number] = modes.small || !empty;
            }
        }
    }

    /** Reads the coefficients of a block; returns whether all are zero. */
    private boolean readCoefficients(BoolDecoder tokens, int column) {
        context.beginBlock(column);
        Arrays.fill(filled, false);
        if (modes.skipped) {
            context.setEmpty(modes.small);
            return true;
        }
        Arrays.fill(block, (short) 0);
        LossySteps steps = header.steps[modes.segment];
        int kind = CoefficientReader.LUMA;
        if (!modes.small) {
            kind = CoefficientReader.LUMA_WITHOUT_DC;
            int near = context.neighbors(CoefficientContext.SECOND, 0, 0);
            int last = coefficients.read(
                    tokens, CoefficientReader.SECOND, near, steps.secondDc(), steps.secondAc(), 0, block, SECOND_AT);
            context.set(CoefficientContext.SECOND, 0, 0, last > 0);
            InverseTransforms.walshHadamard(block, SECOND_AT, block);
        }
        boolean any = readSmall(tokens, kind, CoefficientContext.LUMA, 4, 0, steps.lumaDc(), steps.lumaAc());
        any |= readSmall(
                tokens, CoefficientReader.CHROMA, CoefficientContext.BLUE, 2, 16, steps.chromaDc(), steps.chromaAc());
        any |= readSmall(
                tokens, CoefficientReader.CHROMA, CoefficientContext.RED, 2, 20, steps.chromaDc(), steps.chromaAc());
        return !any;
    }

    private boolean readSmall(BoolDecoder tokens, int kind, int contextKind, int size, int number, int dc, int ac) {
        int first = kind == CoefficientReader.LUMA_WITHOUT_DC ? 1 : 0;
        boolean any = false;
        for (int y = 0, n = number; y < size; y++) {
            for (int x = 0; x < size; x++, n++) {
                int near = context.neighbors(contextKind, x, y);
                int last = coefficients.read(tokens, kind, near, dc, ac, first, block, 16 * n);
                context.set(contextKind, x, y, last > first);
                filled[n] = last > 1 || block[16 * n] != 0;
                any |= filled[n];
            }
        }
        return any;
    }

    private void predictLuma(int column, int row) {
        int at = luma.at(16 * column, 16 * row);
        if (!modes.small) {
            Prediction.block(luma, at, 16, modes.luma[0], column > 0, row > 0);
        }
        for (int n = 0; n < 16; n++) {
            int small = at + (n & 3) * 4 + (n >> 2) * 4 * luma.stride;
            if (modes.small) {
                Prediction.edge(luma, small, edge);
                if ((n & 3) == 3) {
                    aboveRight(column, row, at);
                }
                Prediction.small(luma, small, modes.luma[n], edge);
            }
            if (filled[n]) {
                InverseTransforms.addCosines(block, 16 * n, luma.levels, small, luma.stride);
            }
        }
    }

    /**
     * Sets the levels above and to the right of the last small block in each row from the row above the whole block, since
     * the block to the right is not decoded yet; for the last block of a row it repeats the last level above.
     */
    private void aboveRight(int column, int row, int at) {
        int above = at - luma.stride + 16;
        boolean beyond = row > 0 && column == across - 1;
        for (int i = 0; i < 4; i++) {
            edge[9 + i] = luma.level(beyond ? above - 1 : above + i);
        }
    }

    private void predictChroma(LevelPlane plane, int number, int column, int row) {
        int at = plane.at(8 * column, 8 * row);
        Prediction.block(plane, at, 8, modes.chroma, column > 0, row > 0);
        for (int n = 0; n < 4; n++) {
            if (filled[number + n]) {
                int small = at + (n & 1) * 4 + (n >> 1) * 4 * plane.stride;
                InverseTransforms.addCosines(block, 16 * (number + n), plane.levels, small, plane.stride);
            }
        }
    }

    private void filter() {
        if (!header.filters) {
            return;
        }
        LoopFilter filter = new LoopFilter(luma, blue, red);
        for (int number = 0; number < strengths.length; number++) {
            if (strengths[number].limit() == 0) {
                continue;
            }
            if (header.simpleFilter) {
                filter.simple(number % across, number / across, strengths[number], innerEdges[number]);
            } else {
                filter.normal(number % across, number / across, strengths[number], innerEdges[number]);
            }
        }
    }
}
