package dev.easel.imaging.internal.codec.webp.lossy;

/** The factors for the coefficients of a segment: the first of each block, and the others (RFC 6386, section 14.1). */
record LossySteps(int lumaDc, int lumaAc, int secondDc, int secondAc, int chromaDc, int chromaAc) {
    private static final int LAST_CHROMA_STEP = 117;

    /** Returns the steps for an index and its changes for luma DC, second DC and AC, chroma DC and AC. */
    static LossySteps of(int index, int[] changes) {
        return new LossySteps(
                LossyTables.dcStep(index + changes[0]),
                LossyTables.acStep(index),
                2 * LossyTables.dcStep(index + changes[1]),
                Math.max(8, LossyTables.acStep(index + changes[2]) * 155 / 100),
                LossyTables.dcStep(index + changes[3], LAST_CHROMA_STEP),
                LossyTables.acStep(index + changes[4]));
    }
}
