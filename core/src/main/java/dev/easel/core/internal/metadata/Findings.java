package dev.easel.core.internal.metadata;

import java.util.ArrayList;
import java.util.List;

/** What the scan of one image has found so far. */
final class Findings {
    final Edits edits;
    final long fileLength;
    final int orientation;
    final List<Section.Kept> colors = new ArrayList<>();
    boolean provenance;
    boolean plain;
    boolean inks;
    boolean lossless = true;
    boolean secondImage;
    long frames = 1;

    private boolean needsTag;
    private byte[] end = {};

    Findings(long fileLength, int orientation) {
        this.edits = new Edits(fileLength);
        this.fileLength = fileLength;
        this.orientation = orientation;
        this.needsTag = orientation != 1;
    }

    /** Returns whether an orientation is still to be stated. */
    boolean needsTag() {
        return needsTag;
    }

    /** Records that the orientation is stated, and nothing else beside it. */
    void hasTag() {
        needsTag = false;
    }

    /** States the orientation at a position where no metadata did. */
    void insertTag(long at, byte[] bytes) {
        edits.insert(at, bytes);
        needsTag = false;
    }

    /** Records that the file stops where only its end marker is missing. */
    void endMissing(byte[] marker) {
        end = marker;
    }

    ImageStructure structure() {
        boolean clean = edits.none();
        edits.insert(fileLength, end);
        int shown = (int) Math.max(1, Math.min(frames, Integer.MAX_VALUE));
        return new ImageStructure(
                edits.sections(),
                clean,
                end.length == 0,
                provenance,
                plain,
                inks,
                lossless,
                shown,
                secondImage,
                colors);
    }
}
