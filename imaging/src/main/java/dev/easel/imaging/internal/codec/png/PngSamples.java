package dev.easel.imaging.internal.codec.png;

import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.Samples;
import java.util.Optional;

/** Converts the samples of PNG rows to pixels without loss: colors are not converted, and are kept under alpha 0. */
final class PngSamples {
    private static final int OPAQUE = 0xFF000000;

    private final PngHeader header;
    private final Optional<int[]> table;
    private final PngTransparency transparency;
    private final int[] argb;
    private final short[] deep;

    PngSamples(PngHeader header, Optional<int[]> palette, PngTransparency transparency) {
        this.header = header;
        this.transparency = transparency;
        this.table = header.depth() == 16 || header.channels() > 1
                ? Optional.empty()
                : Optional.of(palette.orElseGet(() -> grays(header.depth(), transparency)));
        this.argb = new int[header.width() * header.height()];
        this.deep = new short[header.depth() == 16 ? 4 * argb.length : 0];
    }

    private static int[] grays(int depth, PngTransparency transparency) {
        int last = (1 << depth) - 1;
        int[] grays = new int[last + 1];
        for (int level = 0; level <= last; level++) {
            int gray = level * 255 / last;
            int alpha = transparency.hides(level) ? 0 : OPAQUE;
            grays[level] = alpha | gray << 16 | gray << 8 | gray;
        }
        return grays;
    }

    /** Returns the image made of all stored rows. */
    Pixels image() {
        return header.depth() == 16
                ? Pixels.deep(header.width(), header.height(), argb, deep)
                : Pixels.of(header.width(), header.height(), argb);
    }

    /**
     * Stores a row whose samples begin at index 1 (after the filter byte).
     *
     * @param count the number of pixels in the row
     * @param first the index of its first pixel in the image
     * @param spacing the distance between its pixels in the image
     */
    void store(byte[] row, int count, int first, int spacing) {
        if (table.isPresent()) {
            storeIndexed(table.get(), row, count, first, spacing);
        } else if (header.depth() == 16) {
            storeDeep(row, count, first, spacing);
        } else {
            switch (header.colorType()) {
                case PngHeader.RGB -> storeRgb(row, count, first, spacing);
                case PngHeader.GRAY_ALPHA -> storeGrayAlpha(row, count, first, spacing);
                default -> storeRgba(row, count, first, spacing);
            }
        }
    }

    private void storeIndexed(int[] colors, byte[] row, int count, int first, int spacing) {
        int depth = header.depth();
        int mask = (1 << depth) - 1;
        for (int i = 0, to = first; i < count; i++, to += spacing) {
            int bit = i * depth;
            int value = row[1 + (bit >> 3)] >> 8 - depth - (bit & 7) & mask;
            if (value >= colors.length) {
                throw new ImageProcessingException("The PNG is damaged: a pixel has color " + value
                        + ", but the palette has only " + colors.length + " colors.");
            }
            argb[to] = colors[value];
        }
    }

    private void storeRgb(byte[] row, int count, int first, int spacing) {
        for (int i = 0, at = 1, to = first; i < count; i++, at += 3, to += spacing) {
            int rgb = (row[at] & 0xFF) << 16 | (row[at + 1] & 0xFF) << 8 | row[at + 2] & 0xFF;
            argb[to] = rgb | OPAQUE;
        }
        if (transparency.present()) {
            for (int i = 0, to = first; i < count; i++, to += spacing) {
                int rgb = argb[to];
                if (transparency.hides(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF)) {
                    argb[to] = rgb & ~OPAQUE;
                }
            }
        }
    }

    private void storeGrayAlpha(byte[] row, int count, int first, int spacing) {
        for (int i = 0, at = 1, to = first; i < count; i++, at += 2, to += spacing) {
            argb[to] = (row[at + 1] & 0xFF) << 24 | (row[at] & 0xFF) * 0x010101;
        }
    }

    private void storeRgba(byte[] row, int count, int first, int spacing) {
        for (int i = 0, at = 1, to = first; i < count; i++, at += 4, to += spacing) {
            argb[to] = (row[at + 3] & 0xFF) << 24
                    | (row[at] & 0xFF) << 16
                    | (row[at + 1] & 0xFF) << 8
                    | row[at + 2] & 0xFF;
        }
    }

    private void storeDeep(byte[] row, int count, int first, int spacing) {
        int channels = header.channels();
        boolean gray = channels < 3;
        boolean alpha = channels == 2 || channels == 4;
        for (int i = 0, at = 1, to = first; i < count; i++, at += 2 * channels, to += spacing) {
            int red = u16(row, at);
            int green = gray ? red : u16(row, at + 2);
            int blue = gray ? red : u16(row, at + 4);
            int opacity;
            if (alpha) {
                opacity = u16(row, at + 2 * channels - 2);
            } else {
                opacity = (gray ? transparency.hides(red) : transparency.hides(red, green, blue)) ? 0 : 0xFFFF;
            }
            int sample = 4 * to;
            deep[sample] = (short) red;
            deep[sample + 1] = (short) green;
            deep[sample + 2] = (short) blue;
            deep[sample + 3] = (short) opacity;
            argb[to] = Samples.argb(deep, sample);
        }
    }

    private static int u16(byte[] row, int at) {
        return (row[at] & 0xFF) << 8 | row[at + 1] & 0xFF;
    }
}
