package dev.easel.imaging.internal.codec.jpeg;

import dev.easel.imaging.internal.pixels.ColorProfile;
import dev.easel.imaging.internal.pixels.Pixels;
import java.awt.image.Raster;
import java.util.Optional;

/**
 * Converts the four components of a CMYK or YCCK JPEG to sRGB.
 *
 * <p>They are stored inverted (0 is full ink), a convention of Adobe's programs that every decoder follows.
 */
final class Inks {
    private Inks() {}

    static Pixels toSrgb(Raster raster, boolean ycck, Optional<ColorProfile> profile) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int[] argb = new int[width * height];
        byte[] row = new byte[4 * width];
        for (int y = 0; y < height; y++) {
            raster.getDataElements(0, y, width, 1, row);
            if (ycck) {
                colorToInk(row);
            } else {
                invert(row, 0, 1);
            }
            if (profile.isPresent()) {
                byte[] rgb = profile.get().convert(row, width);
                for (int x = 0, at = 0; x < width; x++, at += 3) {
                    argb[y * width + x] = pixel(rgb[at] & 0xFF, rgb[at + 1] & 0xFF, rgb[at + 2] & 0xFF);
                }
            } else {
                for (int x = 0, at = 0; x < width; x++, at += 4) {
                    int paper = 255 - (row[at + 3] & 0xFF);
                    argb[y * width + x] =
                            pixel(shade(row[at], paper), shade(row[at + 1], paper), shade(row[at + 2], paper));
                }
            }
        }
        return Pixels.of(width, height, argb);
    }

    private static int shade(byte ink, int paper) {
        return ((255 - (ink & 0xFF)) * paper + 127) / 255;
    }

    private static int pixel(int red, int green, int blue) {
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }

    private static void invert(byte[] row, int from, int step) {
        for (int i = from; i < row.length; i += step) {
            row[i] = (byte) ~row[i];
        }
    }

    /** Converts Y, Cb, Cr to the three inks (JFIF 1.02), which are the inverted R, G, B inverted again. */
    private static void colorToInk(byte[] row) {
        for (int i = 0; i < row.length; i += 4) {
            int luma = (row[i] & 0xFF) << 16;
            int blue = (row[i + 1] & 0xFF) - 128;
            int red = (row[i + 2] & 0xFF) - 128;
            row[i] = level(luma + 91_881 * red);
            row[i + 1] = level(luma - 22_554 * blue - 46_802 * red);
            row[i + 2] = level(luma + 116_130 * blue);
        }
        invert(row, 3, 4);
    }

    /** Rounds a level with 16 fractional bits. */
    private static byte level(int fixed) {
        return (byte) Math.max(0, Math.min(255, fixed + 0x8000 >> 16));
    }
}
