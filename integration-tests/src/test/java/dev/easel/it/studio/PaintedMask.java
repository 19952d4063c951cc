package dev.easel.it.studio;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * A mask by the definition alone, slowly: a pixel belongs to a stroke if its center is at most the brush's radius away
 * from one of its segments. All numbers are whole: lengths are counted in sixteenths of a pixel, so nothing is rounded.
 */
final class PaintedMask {
    private static final int UNIT = 16;

    final int width;
    final int height;
    final byte[] levels;

    PaintedMask(int width, int height) {
        this.width = width;
        this.height = height;
        levels = new byte[width * height];
    }

    /** Reads a mask as the page sends it: palette entry i is the gray i with the alpha 255 − i. */
    static PaintedMask sent(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            if (!(image.getColorModel() instanceof IndexColorModel palette) || palette.getPixelSize() != 8) {
                throw new AssertionError("The mask is not a PNG of 8 bits with a palette: " + image);
            }
            PaintedMask mask = new PaintedMask(image.getWidth(), image.getHeight());
            int[] row = new int[mask.width];
            for (int y = 0; y < mask.height; y++) {
                image.getRaster().getSamples(0, y, mask.width, 1, 0, row);
                for (int x = 0; x < mask.width; x++) {
                    int gray = row[x];
                    if (palette.getRGB(gray) != (255 - gray << 24 | gray << 16 | gray << 8 | gray)) {
                        throw new AssertionError(
                                "Palette entry " + gray + " is " + Integer.toHexString(palette.getRGB(gray)));
                    }
                    mask.levels[y * mask.width + x] = (byte) gray;
                }
            }
            return mask;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a coordinate in sixteenths of a pixel, rounded to the nearest, halves up. */
    static long sixteenths(double pixels) {
        return (long) Math.floor(pixels * UNIT + 0.5);
    }

    /** Marks or erases a stroke over points, given in sixteenths of a pixel, with a brush of whole pixels. */
    PaintedMask stroke(int brush, boolean erase, long... points) {
        for (int i = 0; i < Math.max(1, points.length / 2 - 1); i++) {
            int to = points.length == 2 ? 0 : 2 * i + 2;
            segment(brush, erase, points[2 * i], points[2 * i + 1], points[to], points[to + 1]);
        }
        return this;
    }

    private void segment(int brush, boolean erase, long x1, long y1, long x2, long y2) {
        long radius = (long) brush * UNIT / 2;
        int top = row(Math.min(y1, y2) - radius, height);
        int bottom = row(Math.max(y1, y2) + radius, height);
        int left = row(Math.min(x1, x2) - radius, width);
        int right = row(Math.max(x1, x2) + radius, width);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                if (isNear(UNIT * x + UNIT / 2 - x1, UNIT * y + UNIT / 2 - y1, x2 - x1, y2 - y1, radius)) {
                    levels[y * width + x] = (byte) (erase ? 0 : 255);
                }
            }
        }
    }

    private static int row(long sixteenths, int count) {
        return (int) Math.max(0, Math.min(count - 1, Math.floorDiv(sixteenths, UNIT)));
    }

    /** Whether a point is at most a radius away from the segment from the origin to (dx, dy). */
    private static boolean isNear(long x, long y, long dx, long dy, long radius) {
        long along = x * dx + y * dy;
        long length = dx * dx + dy * dy;
        if (along <= 0) {
            return x * x + y * y <= radius * radius;
        }
        if (along >= length) {
            return (x - dx) * (x - dx) + (y - dy) * (y - dy) <= radius * radius;
        }
        long across = x * dy - y * dx;
        return isWithin(across, radius, length);
    }

    /** Compares squares that may need more than 64 bits. */
    private static boolean isWithin(long across, long radius, long length) {
        long high = Math.multiplyHigh(across, across);
        long low = across * across;
        long otherHigh = Math.multiplyHigh(radius * radius, length);
        long otherLow = radius * radius * length;
        return high < otherHigh || high == otherHigh && Long.compareUnsigned(low, otherLow) <= 0;
    }

    /** Marks a rectangle of whole pixels. */
    PaintedMask rectangle(int left, int top, int right, int bottom) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                levels[y * width + x] = (byte) 255;
            }
        }
        return this;
    }

    PaintedMask inverted() {
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (255 - (levels[i] & 0xFF));
        }
        return this;
    }

    int level(int x, int y) {
        return levels[y * width + x] & 0xFF;
    }

    long marked() {
        long count = 0;
        for (byte level : levels) {
            if (level != 0) {
                count++;
            }
        }
        return count;
    }

    /** Returns where two masks differ, in words, or an empty text. */
    String differenceFrom(PaintedMask other) {
        if (width != other.width || height != other.height) {
            return "The sizes are " + width + "x" + height + " and " + other.width + "x" + other.height + ".";
        }
        int count = 0;
        int first = -1;
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] != other.levels[i]) {
                count++;
                first = first < 0 ? i : first;
            }
        }
        return count == 0
                ? ""
                : count + " pixels differ; the first is (" + first % width + ", " + first / width + "): "
                        + (levels[first] & 0xFF) + " and " + (other.levels[first] & 0xFF) + "; marked are " + marked()
                        + " and " + other.marked() + ".";
    }
}
