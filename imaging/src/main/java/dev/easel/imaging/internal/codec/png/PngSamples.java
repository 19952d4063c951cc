package dev.easel.imaging.internal.codec.png;

import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.Samples;
import java.util.Optional;

/** Turns the samples of PNG rows into pixels, exactly: no color is converted, none is lost under alpha 0. */
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

    /** Returns the image made of all rows taken. */
    Pixels image() {
        return header.depth() == 16
                ? Pixels.deep(header.width(), header.height(), argb, deep)
                : Pixels.of(header.width(), header.height(), argb);
    }

    /**
     * Takes a row, whose samples begin at index 1 (after the filter byte).
     *
     * @param count how many pixels the row has
     * @param first where in the image its first pixel goes
     * @param apart how far apart its pixels are in the image
     */
    void take(byte[] row, int count, int first, int apart) {
        if (table.isPresent()) {
            takeLooked(table.get(), row, count, first, apart);
        } else if (header.depth() == 16) {
            takeDeep(row, count, first, apart);
        } else {
            switch (header.colorType()) {
                case PngHeader.RGB -> takeRgb(row, count, first, apart);
                case PngHeader.GRAY_ALPHA -> takeGrayAlpha(row, count, first, apart);
                default -> takeRgba(row, count, first, apart);
            }
        }
    }

    private void takeLooked(int[] colors, byte[] row, int count, int first, int apart) {
        int depth = header.depth();
        int mask = (1 << depth) - 1;
        for (int i = 0, to = first; i < count; i++, to += apart) {
            int bit = i * depth;
            int value = row[1 + (bit >> 3)] >> 8 - depth - (bit & 7) & mask;
            if (value >= colors.length) {
                throw new ImageProcessingException(
                        "The PNG is damaged: a pixel has color " + value + " of a palette of " + colors.length + ".");
            }
            argb[to] = colors[value];
        }
    }

    private void takeRgb(byte[] row, int count, int first, int apart) {
        for (int i = 0, at = 1, to = first; i < count; i++, at += 3, to += apart) {
            int rgb = (row[at] & 0xFF) << 16 | (row[at + 1] & 0xFF) << 8 | row[at + 2] & 0xFF;
            argb[to] = rgb | OPAQUE;
        }
        if (transparency.present()) {
            for (int i = 0, to = first; i < count; i++, to += apart) {
                int rgb = argb[to];
                if (transparency.hides(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF)) {
                    argb[to] = rgb & ~OPAQUE;
                }
            }
        }
    }

    private void takeGrayAlpha(byte[] row, int count, int first, int apart) {
        for (int i = 0, at = 1, to = first; i < count; i++, at += 2, to += apart) {
            argb[to] = (row[at + 1] & 0xFF) << 24 | (row[at] & 0xFF) * 0x010101;
        }
    }

    private void takeRgba(byte[] row, int count, int first, int apart) {
        for (int i = 0, at = 1, to = first; i < count; i++, at += 4, to += apart) {
            argb[to] = (row[at + 3] & 0xFF) << 24
                    | (row[at] & 0xFF) << 16
                    | (row[at + 1] & 0xFF) << 8
                    | row[at + 2] & 0xFF;
        }
    }

    private void takeDeep(byte[] row, int count, int first, int apart) {
        int channels = header.channels();
        boolean gray = channels < 3;
        boolean alpha = channels == 2 || channels == 4;
        for (int i = 0, at = 1, to = first; i < count; i++, at += 2 * channels, to += apart) {
            int red = sixteen(row, at);
            int green = gray ? red : sixteen(row, at + 2);
            int blue = gray ? red : sixteen(row, at + 4);
            int opacity;
            if (alpha) {
                opacity = sixteen(row, at + 2 * channels - 2);
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

    private static int sixteen(byte[] row, int at) {
        return (row[at] & 0xFF) << 8 | row[at + 1] & 0xFF;
    }
}
