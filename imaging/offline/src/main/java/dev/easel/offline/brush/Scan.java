package dev.easel.offline.brush;

/**
 * The share of each pixel that an outline covers, exact for straight lines: each line records how the covered area
 * changes in the pixels it crosses, and the sums along the rows are the areas.
 */
final class Scan {
    final int left;
    final int top;
    final int width;
    final int height;
    private final float[] changes;

    /** Scans the part of an outline within a canvas. */
    Scan(Outline outline, int canvasWidth, int canvasHeight) {
        double minX = canvasWidth;
        double minY = canvasHeight;
        double maxX = 0;
        double maxY = 0;
        for (int i = 0; i < outline.points(); i++) {
            minX = Math.min(minX, outline.x(i));
            maxX = Math.max(maxX, outline.x(i));
            minY = Math.min(minY, outline.y(i));
            maxY = Math.max(maxY, outline.y(i));
        }
        left = (int) Math.max(0, Math.floor(minX));
        top = (int) Math.max(0, Math.floor(minY));
        width = (int) Math.max(0, Math.min(canvasWidth, Math.ceil(maxX)) - left);
        height = (int) Math.max(0, Math.min(canvasHeight, Math.ceil(maxY)) - top);
        changes = new float[width * height == 0 ? 0 : (width + 2) * height];
        if (changes.length > 0) {
            for (int contour = 0; contour < outline.contours(); contour++) {
                int start = outline.start(contour);
                int end = outline.end(contour);
                for (int i = start; i < end; i++) {
                    int next = i + 1 == end ? start : i + 1;
                    line(outline.x(i) - left, outline.y(i) - top, outline.x(next) - left, outline.y(next) - top);
                }
            }
        }
    }

    /** Writes the covered share of each pixel of a row of the scan. */
    void row(int row, float[] shares) {
        float sum = 0;
        int at = row * (width + 2);
        for (int x = 0; x < width; x++) {
            sum += changes[at + x];
            float share = Math.abs(sum);
            shares[x] = share > 1 ? 1 : share < 1e-4f ? 0 : share;
        }
    }

    private void line(double x0, double y0, double x1, double y1) {
        if (y0 == y1) {
            return;
        }
        double direction = y0 < y1 ? 1 : -1;
        double upperX = y0 < y1 ? x0 : x1;
        double upperY = Math.min(y0, y1);
        double lowerY = Math.max(y0, y1);
        double slope = (x1 - x0) / (y1 - y0);
        double from = Math.max(0, upperY);
        double to = Math.min(height, lowerY);
        for (int row = (int) from; row < to; row++) {
            double rowTop = Math.max(from, row);
            double rowBottom = Math.min(to, row + 1.0);
            if (rowBottom > rowTop) {
                double a = upperX + (rowTop - upperY) * slope;
                double b = upperX + (rowBottom - upperY) * slope;
                span(row * (width + 2), clamp(a), clamp(b), direction * (rowBottom - rowTop));
            }
        }
    }

    private double clamp(double x) {
        return Math.max(0, Math.min(width, x));
    }

    /** Spreads the change of one line within one row over the pixels it crosses. */
    private void span(int row, double a, double b, double amount) {
        double x0 = Math.min(a, b);
        double x1 = Math.max(a, b);
        int first = (int) x0;
        int last = (int) x1;
        if (first == last) {
            double middle = (x0 + x1) / 2 - first;
            changes[row + first] += (float) (amount * (1 - middle));
            changes[row + first + 1] += (float) (amount * middle);
            return;
        }
        double each = amount / (x1 - x0);
        double passed = 0;
        double before = 0;
        for (int x = first; x <= last; x++) {
            double from = Math.max(x0, x);
            double to = Math.min(x1, x + 1.0);
            double part = each * (to - from);
            double covered = passed + part * (x + 1 - (from + to) / 2);
            changes[row + x] += (float) (covered - before);
            before = covered;
            passed += part;
        }
        changes[row + last + 1] += (float) (amount - before);
    }
}
