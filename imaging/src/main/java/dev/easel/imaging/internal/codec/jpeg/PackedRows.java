package dev.easel.imaging.internal.codec.jpeg;

import dev.easel.imaging.internal.pixels.Pixels;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import java.awt.image.WritableRaster;

/**
 * A raster over the pixels of an image that a decoder fills row by row with R, G and B: no other copy of the image is
 * held. The general raster would take several times as long per pixel.
 */
final class PackedRows extends WritableRaster {
    private static final DirectColorModel RGB = new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);

    private final int[] argb;
    private byte[] samples = {};

    private PackedRows(Pixels pixels) {
        super(
                (SinglePixelPackedSampleModel) RGB.createCompatibleSampleModel(pixels.width(), pixels.height()),
                new DataBufferInt(pixels.argb(), pixels.argb().length),
                new Point());
        this.argb = pixels.argb();
    }

    /** Returns an image that writes opaque pixels. */
    static BufferedImage over(Pixels pixels) {
        return new BufferedImage(RGB, new PackedRows(pixels), false, null);
    }

    @Override
    public void setRect(int dx, int dy, Raster rows) {
        int width = rows.getWidth();
        if (samples.length != 3 * width) {
            samples = new byte[3 * width];
        }
        for (int y = 0; y < rows.getHeight(); y++) {
            rows.getDataElements(rows.getMinX(), rows.getMinY() + y, width, 1, samples);
            int to = (rows.getMinY() + dy + y) * getWidth() + rows.getMinX() + dx;
            for (int x = 0, at = 0; x < width; x++, at += 3) {
                argb[to + x] = 0xFF000000
                        | (samples[at] & 0xFF) << 16
                        | (samples[at + 1] & 0xFF) << 8
                        | samples[at + 2] & 0xFF;
            }
        }
    }
}
