package dev.easel.imaging.internal.harmonize.motion;

import dev.easel.imaging.internal.harmonize.plane.Plane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Two images at one size of a pyramid, and where they are evidence.
 *
 * @param evidence where the images may be compared
 */
record Level(Plane sent, Plane received, boolean[] evidence) {
    /** Where less of a square is evidence, its mean depends on the shape of the mask, which does not move. */
    private static final double FULL = 0.7;

    int width() {
        return sent.width();
    }

    int height() {
        return sent.height();
    }

    /** Returns the levels from the smallest, whose longer side has at most a number of pixels, to this one. */
    List<Level> pyramid(int smallest) {
        List<Level> levels = new ArrayList<>(List.of(this));
        Level level = this;
        while (Math.max(level.width(), level.height()) > smallest && Math.min(level.width(), level.height()) >= 16) {
            level = level.halved();
            levels.add(level);
        }
        Collections.reverse(levels);
        return levels;
    }

    /** Returns the level at half the size; evidence is where most of four pixels are, and only those count. */
    Level halved() {
        int across = width() / 2;
        int down = height() / 2;
        Plane smallSent = Plane.blank(across, down);
        Plane smallReceived = Plane.blank(across, down);
        boolean[] smallEvidence = new boolean[across * down];
        int[] next = {0, 1, width(), width() + 1};
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                int from = 2 * y * width() + 2 * x;
                int count = 0;
                float one = 0;
                float other = 0;
                for (int step : next) {
                    if (evidence[from + step]) {
                        one += sent.values()[from + step];
                        other += received.values()[from + step];
                        count++;
                    }
                }
                if (count >= 2) {
                    smallSent.values()[y * across + x] = one / count;
                    smallReceived.values()[y * across + x] = other / count;
                    smallEvidence[y * across + x] = true;
                }
            }
        }
        return new Level(smallSent, smallReceived, smallEvidence);
    }

    /** Returns the level with only its detail: what differs from the mean of the evidence around each pixel. */
    Level detail(int radius) {
        BoxMean mean = new BoxMean(width(), height(), evidence, radius);
        return new Level(mean.without(sent), mean.without(received), mean.full(FULL));
    }

    /** Returns the level slightly smoothed, so that noise of single pixels matters less, where all is evidence. */
    Level smoothed() {
        return new Level(smoothed(sent), smoothed(received), eroded());
    }

    private boolean[] eroded() {
        boolean[] inner = new boolean[evidence.length];
        for (int y = 0; y < height(); y++) {
            int row = y * width();
            int above = Math.max(0, y - 1) * width();
            int below = Math.min(height() - 1, y + 1) * width();
            for (int x = 0; x < width(); x++) {
                boolean all = true;
                for (int i = Math.max(0, x - 1); i <= Math.min(width() - 1, x + 1); i++) {
                    all &= evidence[row + i] && evidence[above + i] && evidence[below + i];
                }
                inner[row + x] = all;
            }
        }
        return inner;
    }

    private Plane smoothed(Plane plane) {
        int width = width();
        int height = height();
        float[] in = plane.values();
        float[] across = new float[in.length];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = 0; x < width; x++) {
                int left = row + Math.max(0, x - 1);
                int right = row + Math.min(width - 1, x + 1);
                across[row + x] = 0.25f * (in[left] + in[right]) + 0.5f * in[row + x];
            }
        }
        float[] out = new float[in.length];
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - 1) * width;
            int below = Math.min(height - 1, y + 1) * width;
            int row = y * width;
            for (int x = 0; x < width; x++) {
                out[row + x] = 0.25f * (across[above + x] + across[below + x]) + 0.5f * across[row + x];
            }
        }
        return new Plane(width, height, out);
    }
}
