package dev.easel.imaging.internal.fill;

/** The votes of the patches over one pixel, each for a distance to copy it from. */
final class Ballot {
    private final int[] shifts = new int[PatchLevel.SIDE * PatchLevel.SIDE];
    private final float[] sums = new float[PatchLevel.SIDE * PatchLevel.SIDE];
    private int count;

    void clear() {
        count = 0;
    }

    void cast(int shift, float weight) {
        int at = 0;
        while (at < count && shifts[at] != shift) {
            at++;
        }
        if (at == count) {
            shifts[count] = shift;
            sums[count++] = 0;
        }
        sums[at] += weight;
    }

    int winner() {
        int winner = 0;
        for (int at = 1; at < count; at++) {
            winner = sums[at] > sums[winner] ? at : winner;
        }
        return shifts[winner];
    }
}
