package dev.easel.imaging.internal.harmonize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Kept squares that take no part in a fit, so that they can judge it. */
final class HeldOut {
    private static final double SIDE = 0.1;
    private static final double SMALLER = 0.6;
    private static final int MIN_SIDE = 6;
    private static final int MIN_SQUARES = 4;
    /** One square of this many is held out. */
    private static final int ONE_OF = 5;

    private final int width;
    private final int side;
    private final List<int[]> corners;

    private HeldOut(int width, int side, List<int[]> corners) {
        this.width = width;
        this.side = side;
        this.corners = corners;
    }

    /** Returns squares of about a tenth of the image's side, smaller ones where the mask keeps little. */
    static HeldOut of(Comparison comparison) {
        List<int[]> most = List.of();
        int side = (int) (SIDE * Math.sqrt((double) comparison.width() * comparison.height()));
        while (side >= MIN_SIDE) {
            most = most(comparison, side);
            if (most.size() >= MIN_SQUARES) {
                return new HeldOut(comparison.width(), side, most);
            }
            side = (int) (side * SMALLER);
        }
        return new HeldOut(comparison.width(), 1, List.of());
    }

    private static List<int[]> most(Comparison comparison, int side) {
        List<List<int[]>> classes = new ArrayList<>();
        for (int i = 0; i < ONE_OF; i++) {
            classes.add(new ArrayList<>());
        }
        for (int row = 0; (row + 1) * side <= comparison.height(); row++) {
            for (int column = 0; (column + 1) * side <= comparison.width(); column++) {
                if (kept(comparison, column * side, row * side, side)) {
                    classes.get((column + 2 * row) % ONE_OF).add(new int[] {column * side, row * side});
                }
            }
        }
        List<int[]> most = classes.get(0);
        for (List<int[]> next : classes) {
            most = next.size() > most.size() ? next : most;
        }
        return most;
    }

    private static boolean kept(Comparison comparison, int left, int top, int side) {
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                if (!comparison.evidence()[y * comparison.width() + x]) {
                    return false;
                }
            }
        }
        return true;
    }

    boolean empty() {
        return corners.isEmpty();
    }

    /** Returns the upper left corners, x and y. */
    List<int[]> corners() {
        return corners;
    }

    int side() {
        return side;
    }

    /** Returns the evidence without these squares. */
    boolean[] without(boolean[] evidence) {
        boolean[] rest = evidence.clone();
        for (int[] corner : corners) {
            for (int y = corner[1]; y < corner[1] + side; y++) {
                Arrays.fill(rest, y * width + corner[0], y * width + corner[0] + side, false);
            }
        }
        return rest;
    }
}
