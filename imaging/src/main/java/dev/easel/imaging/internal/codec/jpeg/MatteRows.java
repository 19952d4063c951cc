package dev.easel.imaging.internal.codec.jpeg;

import dev.easel.core.domain.image.Rgb;
import dev.easel.imaging.internal.pixels.Matte;
import dev.easel.imaging.internal.pixels.Pixels;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/**
 * A raster over the pixels of an image that gives an encoder one row after the other as R, G and B, with a matte behind
 * transparent pixels: no other copy of the image is held.
 */
final class MatteRows extends WritableRaster {
    private static final DirectColorModel RGB = new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);
    private static final int[] BANDS = {0, 1, 2};

    private final int[] argb;
    private final Rgb matte;
    private final DataBufferByte row;

    private MatteRows(Pixels pixels, Rgb matte) {
        super(
                (SinglePixelPackedSampleModel) RGB.createCompatibleSampleModel(pixels.width(), pixels.height()),
                new DataBufferInt(pixels.argb(), pixels.argb().length),
                new Point());
        this.argb = pixels.argb();
        this.matte = matte;
        this.row = new DataBufferByte(3 * pixels.width());
    }

    /** Returns an image that reads opaque pixels. */
    static BufferedImage over(Pixels pixels, Rgb matte) {
        return new BufferedImage(RGB, new MatteRows(pixels, matte), false, null);
    }

    /** Returns a row, which is valid until the next one is read. */
    @Override
    public Raster createChild(int x, int y, int columns, int rows, int childX, int childY, int[] bands) {
        if (x != 0 || columns != getWidth() || rows != 1 || bands != null && !Arrays.equals(bands, BANDS)) {
            throw new UnsupportedOperationException("Only whole rows of R, G and B can be read.");
        }
        byte[] samples = row.getData();
        for (int i = y * columns, at = 0; at < samples.length; i++, at += 3) {
            int pixel = Matte.over(argb[i], matte);
            samples[at] = (byte) (pixel >> 16);
            samples[at + 1] = (byte) (pixel >> 8);
            samples[at + 2] = (byte) pixel;
        }
        return Raster.createInterleavedRaster(row, columns, 1, samples.length, 3, BANDS, new Point(childX, childY));
    }
}
