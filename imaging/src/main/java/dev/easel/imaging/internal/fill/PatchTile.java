package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;

/**
 * A tile of a large hole, painted from the field of half the size: every pixel is copied from where the patches over it
 * vote for, and the seams are blended.
 */
final class PatchTile implements SeamBlend.Copied {
    private static final int ROWS_PER_PART = 32;
    /** A patch never stays where it is, so that this marks a place without one. */
    private static final int NO_PATCH = 0;

    private final PatchTiles image;
    private final Box frame;
    private final byte[] depth;
    private final int[] patches;
    private final int[] shifts;
    private final byte[] samples;

    /** Takes the rectangle of the tile and of all around it that matters. */
    PatchTile(PatchTiles image, Box frame) {
        this.image = image;
        this.frame = frame;
        int count = frame.width() * frame.height();
        this.depth = new byte[count];
        this.patches = new int[count];
        this.shifts = new int[count];
        this.samples = new byte[count * image.channels()];
    }

    void paint(Box tile, ParallelRows workers, Checkpoint checkpoint) {
        for (int at = 0; at < depth.length; at++) {
            depth[at] = (byte) (image.unknown()[inImage(at)] ? 1 : 0);
        }
        boolean[] touched = PatchLevel.dilated(depth, frame.width(), frame.height(), PatchLevel.RADIUS);
        PatchLevel.measureDepth(depth, frame.width(), frame.height());
        checkpoint.reached(0);
        workers.rows(
                frame.height(), ROWS_PER_PART, (from, to) -> placePatches(from, to, touched), checkpoint.part(0, 0.1));
        workers.rows(frame.height(), ROWS_PER_PART, this::copy, checkpoint.part(0.1, 0.5));
        new SeamBlend(this, shifts, workers).blend(checkpoint.part(0.5, 1));
        for (int y = tile.y(); y < tile.bottom(); y++) {
            for (int x = tile.x(); x < tile.right(); x++) {
                int at = (y - frame.y()) * frame.width() + x - frame.x();
                if (depth[at] != 0) {
                    image.argb()[y * image.width() + x] =
                            Premultiplied.join(samples, at * image.channels(), image.channels());
                }
            }
        }
    }

    private int inImage(int at) {
        return (frame.y() + at / frame.width()) * image.width() + frame.x() + at % frame.width();
    }

    private void placePatches(int from, int to, boolean[] touched) {
        for (int y = from; y < to; y++) {
            int imageY = frame.y() + y;
            if (PatchLevel.onGrid(imageY, image.height()) == imageY) {
                for (int x = 0; x < frame.width(); x++) {
                    int imageX = frame.x() + x;
                    int at = y * frame.width() + x;
                    if (touched[at] && PatchLevel.onGrid(imageX, image.width()) == imageX) {
                        patches[at] = image.source(imageX, imageY) - (imageY * image.width() + imageX);
                    }
                }
            }
        }
    }

    private void copy(int from, int to) {
        Ballot ballot = new Ballot();
        for (int y = from; y < to; y++) {
            for (int x = 0; x < frame.width(); x++) {
                int at = y * frame.width() + x;
                shifts[at] = depth[at] == 0 ? 0 : shift(x, y, ballot);
                int pixel = image.argb()[inImage(at) + shifts[at]];
                Premultiplied.split(pixel, samples, at * image.channels(), image.channels());
            }
        }
    }

    private int shift(int x, int y, Ballot ballot) {
        int right = Math.min(frame.width() - 1, x + PatchLevel.RADIUS);
        int bottom = Math.min(frame.height() - 1, y + PatchLevel.RADIUS);
        ballot.clear();
        for (int row = Math.max(0, y - PatchLevel.RADIUS); row <= bottom; row++) {
            for (int column = Math.max(0, x - PatchLevel.RADIUS); column <= right; column++) {
                int patch = row * frame.width() + column;
                if (patches[patch] != NO_PATCH) {
                    ballot.cast(patches[patch], PatchVote.TRUST[depth[patch]]);
                }
            }
        }
        return ballot.winner();
    }

    @Override
    public int width() {
        return frame.width();
    }

    @Override
    public int height() {
        return frame.height();
    }

    @Override
    public int channels() {
        return image.channels();
    }

    @Override
    public byte[] samples() {
        return samples;
    }

    @Override
    public boolean hole(int at) {
        return depth[at] != 0;
    }

    @Override
    public boolean known(int at, int shift) {
        int there = inImage(at) + shift;
        return there >= 0 && there < image.unknown().length && !image.unknown()[there];
    }

    @Override
    public int sample(int at, int shift, int channel) {
        return Premultiplied.sample(image.argb()[inImage(at) + shift], channel, image.channels());
    }
}
