package dev.easel.imaging.internal.codec.jpeg;

import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.pixels.ColorProfile;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Reads baseline and progressive JPEG of 8 bits: gray, YCbCr, RGB, CMYK and YCCK.
 *
 * <p>The structure is parsed first, and the decoder receives only tables and scans. If it warns that data ended early or
 * did not fit, the image is rejected, because the result would be gray from the damage on. Needs up to 7 bytes a pixel,
 * of which 4 are the result; 8 for CMYK, 5 for gray.
 */
public final class JpegReader {
    private static final String PREFERRED = "com.twelvemonkeys.";

    private JpegReader() {}

    /** Reads a whole file; CMYK is converted to sRGB, with its profile if it has one. */
    public static DecodedImage read(byte[] file, Limits limits) {
        JpegFile jpeg = JpegFile.parse(file, limits);
        Optional<byte[]> profile = jpeg.profile(limits);
        Raster raster = decode(jpeg);
        if (raster.getWidth() != jpeg.width() || raster.getHeight() != jpeg.height()) {
            throw new ImageProcessingException(
                    "The JPEG is damaged: its decoder found a different size than its header states.");
        }
        if (jpeg.components() == 4) {
            Optional<ColorProfile> inks = profile.flatMap(ColorProfile::read).filter(read -> read.components() == 4);
            return new DecodedImage(Inks.toSrgb(raster, jpeg.ycck(), inks), Optional.empty());
        }
        return new DecodedImage(pixels(raster), profile);
    }

    private static Raster decode(JpegFile jpeg) {
        ImageReader reader = reader();
        Warnings warnings = new Warnings();
        try (PartsInputStream in = new PartsInputStream(jpeg.bytes(), jpeg.parts())) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener(warnings);
            Raster raster = jpeg.components() == 4
                    ? reader.readRaster(0, null)
                    : reader.read(0).getRaster();
            warnings.throwIfDamaged();
            return raster;
        } catch (IOException | RuntimeException e) {
            if (e instanceof ImageProcessingException known) {
                throw known;
            }
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new ImageProcessingException("The JPEG is damaged. Its decoder reported: " + reason, e);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            throw new ImageProcessingException(
                    "This Java platform has no JPEG decoder; use one with the java.desktop module.");
        }
        ImageReader chosen = readers.next();
        while (readers.hasNext() && !chosen.getClass().getName().startsWith(PREFERRED)) {
            chosen = readers.next();
        }
        return chosen;
    }

    private static Pixels pixels(Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int bands = raster.getNumBands();
        int[] argb = new int[width * height];
        int[] row = new int[width * bands];
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0, at = 0, to = y * width; x < width; x++, at += bands, to++) {
                argb[to] = bands < 3
                        ? 0xFF000000 | row[at] * 0x010101
                        : 0xFF000000 | row[at] << 16 | row[at + 1] << 8 | row[at + 2];
            }
        }
        return Pixels.of(width, height, argb);
    }

    /** Separates warnings that the decoder invented pixels from warnings that it skipped a few stray bytes. */
    private static final class Warnings implements IIOReadWarningListener {
        private static final String STRAY = "extraneous bytes before marker";

        private Optional<String> damage = Optional.empty();

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            boolean harmless = warning.contains(STRAY) && warning.contains("marker 0xd9");
            boolean serious =
                    warning.contains("Corrupt") || warning.contains("remature") || warning.contains("Truncated");
            if (serious && !harmless && damage.isEmpty()) {
                damage = Optional.of(warning);
            }
        }

        void throwIfDamaged() {
            damage.ifPresent(warning -> {
                throw new ImageProcessingException("The JPEG is damaged or cut short: " + warning + ".");
            });
        }
    }
}
