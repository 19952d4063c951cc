package dev.easel.imaging.internal.geometry;

import dev.easel.imaging.internal.pixels.Pixels;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** A rectangle of packed ARGB pixels within an array that may hold more: a whole image, or a part of one. */
record PackedView(int[] argb, int offset, int stride, int width, int height, boolean alpha) {
    private static final int GRID = 31;
    private static final int[] ARGB_MASKS = {0xFF0000, 0xFF00, 0xFF, 0xFF000000};

    static PackedView of(Pixels pixels) {
        return new PackedView(pixels.argb(), 0, pixels.width(), pixels.width(), pixels.height(), true);
    }

    /** Returns a view of an image whose pixels are packed sRGB, without copying; empty for other images. */
    static Optional<PackedView> sharing(BufferedImage image) {
        int type = image.getType();
        if (type != BufferedImage.TYPE_INT_ARGB && type != BufferedImage.TYPE_INT_RGB) {
            return Optional.empty();
        }
        WritableRaster raster = image.getRaster();
        SinglePixelPackedSampleModel model = (SinglePixelPackedSampleModel) raster.getSampleModel();
        DataBufferInt data = (DataBufferInt) raster.getDataBuffer();
        int offset = data.getOffset()
                + model.getOffset(-raster.getSampleModelTranslateX(), -raster.getSampleModelTranslateY());
        return Optional.of(new PackedView(
                data.getData(),
                offset,
                model.getScanlineStride(),
                image.getWidth(),
                image.getHeight(),
                type == BufferedImage.TYPE_INT_ARGB));
    }

    /** Returns a copy of any image, converted to sRGB by the Java library. */
    static PackedView copyOf(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
        return new PackedView(
                argb, 0, width, width, height, image.getColorModel().hasAlpha());
    }

    /** Returns an empty view of the size of an image. */
    static PackedView blank(BufferedImage image) {
        return of(Pixels.blank(image.getWidth(), image.getHeight()));
    }

    /** Returns an image over a rectangle of the pixels, without copying. */
    static BufferedImage image(Pixels pixels, Box part) {
        DataBufferInt data = new DataBufferInt(pixels.argb(), pixels.argb().length);
        WritableRaster raster = Raster.createPackedRaster(
                data, pixels.width(), pixels.height(), pixels.width(), ARGB_MASKS, new Point());
        BufferedImage whole = new BufferedImage(ColorModel.getRGBdefault(), raster, false, null);
        return whole.getSubimage(part.x(), part.y(), part.width(), part.height());
    }

    /** Writes the pixels to an image unless it shares them. */
    void writeBackTo(BufferedImage image) {
        boolean shared = sharing(image).map(view -> view.argb == argb).orElse(false);
        if (!shared) {
            image.setRGB(0, 0, width, height, argb, offset, stride);
        }
    }

    /** Returns whether no pixel of a sparse grid is transparent: almost always the answer for all, in no time. */
    boolean seemsOpaque() {
        int all = -1;
        for (int y = 0; alpha && y < height; y += GRID) {
            int from = offset + y * stride;
            for (int x = 0; x < width; x += GRID) {
                all &= argb[from + x];
            }
        }
        return all >>> 24 == 0xFF;
    }
}
