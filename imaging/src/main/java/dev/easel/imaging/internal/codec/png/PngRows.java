package dev.easel.imaging.internal.codec.png;

import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Arrays;
import java.util.Optional;

/** Converts the pixels of an image to the rows of a PNG, each beginning with a byte for its filter. */
final class PngRows {
    private final PngHeader header;
    private final Optional<ColorTable> indices;
    private final int[] argb;
    private final short[] deep;

    PngRows(Pixels image, PngLayout layout) {
        this.header = layout.header();
        this.argb = image.argb();
        this.deep = image.deep().orElseGet(() -> new short[0]);
        this.indices = layout.palette().map(PngRows::numbered);
    }

    private static ColorTable numbered(int[] palette) {
        ColorTable table = new ColorTable();
        for (int i = 0; i < palette.length; i++) {
            table.put(palette[i], i);
        }
        return table;
    }

    /** Fills an array with a row, starting at index 1; index 0 becomes 0. */
    void fill(int y, byte[] row) {
        row[0] = 0;
        int from = y * header.width();
        if (header.depth() == 16) {
            fillDeep(from, row);
            return;
        }
        switch (header.colorType()) {
            case PngHeader.GRAY, PngHeader.PALETTE -> fillPacked(from, row);
            case PngHeader.GRAY_ALPHA -> {
                for (int i = 0, at = 1; i < header.width(); i++) {
                    int pixel = argb[from + i];
                    row[at++] = (byte) pixel;
                    row[at++] = (byte) (pixel >>> 24);
                }
            }
            case PngHeader.RGB -> {
                for (int i = 0, at = 1; i < header.width(); i++, at += 3) {
                    int pixel = argb[from + i];
                    row[at] = (byte) (pixel >> 16);
                    row[at + 1] = (byte) (pixel >> 8);
                    row[at + 2] = (byte) pixel;
                }
            }
            default -> {
                for (int i = 0, at = 1; i < header.width(); i++, at += 4) {
                    int pixel = argb[from + i];
                    row[at] = (byte) (pixel >> 16);
                    row[at + 1] = (byte) (pixel >> 8);
                    row[at + 2] = (byte) pixel;
                    row[at + 3] = (byte) (pixel >>> 24);
                }
            }
        }
    }

    private void fillPacked(int from, byte[] row) {
        int depth = header.depth();
        if (depth < 8) {
            Arrays.fill(row, (byte) 0);
        }
        int grayStep = 255 / ((1 << depth) - 1);
        int previous = argb[from];
        int value = indices.isPresent() ? indices.get().get(previous) : (previous & 0xFF) / grayStep;
        for (int i = 0, bit = 0; i < header.width(); i++, bit += depth) {
            int pixel = argb[from + i];
            if (pixel != previous) {
                previous = pixel;
                value = indices.isPresent() ? indices.get().get(pixel) : (pixel & 0xFF) / grayStep;
            }
            if (depth == 8) {
                row[1 + i] = (byte) value;
            } else {
                row[1 + (bit >> 3)] |= (byte) (value << 8 - depth - (bit & 7));
            }
        }
    }

    private void fillDeep(int from, byte[] row) {
        boolean gray = (header.colorType() & 2) == 0;
        boolean alpha = (header.colorType() & 4) != 0;
        int at = 1;
        for (int i = 4 * from; i < 4 * (from + header.width()); i += 4) {
            at = put(deep[i], row, at);
            if (!gray) {
                at = put(deep[i + 1], row, at);
                at = put(deep[i + 2], row, at);
            }
            if (alpha) {
                at = put(deep[i + 3], row, at);
            }
        }
    }

    private static int put(short sample, byte[] row, int at) {
        row[at] = (byte) (sample >> 8);
        row[at + 1] = (byte) sample;
        return at + 2;
    }
}
