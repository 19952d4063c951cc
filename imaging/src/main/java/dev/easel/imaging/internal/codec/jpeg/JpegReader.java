package dev.easel.imaging.internal.codec.jpeg;

import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ColorProfile;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Reads baseline and progressive JPEG of 8 bits: gray, YCbCr, RGB, CMYK and YCCK.
 *
 * <p>The structure is parsed first, and the decoder receives only tables and scans. If it warns that data ended early or
 * did not fit, the image is rejected, because the result would be gray from the damage on. Needs 4 bytes a pixel for the
 * result, 5 for gray and 8 for CMYK.
 */
public final class JpegReader {
    private static final String PREFERRED = "com.twelvemonkeys.";

    private JpegReader() {}

    /** Reads a whole file; CMYK is converted to sRGB, with its profile if it has one. */
    public static DecodedImage read(byte[] file, Limits limits) {
        return read(file, limits, Checkpoint.none());
    }

    /** Reads a whole file as {@link #read(byte[], Limits)} does, with news of the rows that are read. */
    public static DecodedImage read(byte[] file, Limits limits, Checkpoint checkpoint) {
        JpegFile jpeg = JpegFile.parse(file, limits);
        Optional<byte[]> profile = jpeg.profile(limits);
        if (jpeg.components() == 3) {
            return new DecodedImage(colors(jpeg, checkpoint), profile);
        }
        boolean gray = jpeg.components() == 1;
        Raster raster =
                decode(jpeg, checkpoint, reader -> gray ? reader.read(0).getRaster() : reader.readRaster(0, null));
        checkSize(raster.getWidth(), raster.getHeight(), jpeg);
        if (gray) {
            return new DecodedImage(grays(raster), profile);
        }
        Optional<ColorProfile> inks = profile.flatMap(ColorProfile::read).filter(read -> read.components() == 4);
        return new DecodedImage(Inks.toSrgb(raster, jpeg.ycck(), inks), Optional.empty());
    }

    /** Decodes straight into packed pixels, so that the image is held once. */
    private static Pixels colors(JpegFile jpeg, Checkpoint checkpoint) {
        Pixels pixels = Pixels.blank(jpeg.width(), jpeg.height());
        BufferedImage target = PackedRows.over(pixels);
        Raster raster = decode(jpeg, checkpoint, reader -> {
            ImageReadParam into = reader.getDefaultReadParam();
            into.setDestination(target);
            checkSize(reader.getWidth(0), reader.getHeight(0), jpeg);
            return reader.read(0, into).getRaster();
        });
        checkSize(raster.getWidth(), raster.getHeight(), jpeg);
        return pixels;
    }

    private static void checkSize(int width, int height, JpegFile jpeg) {
        if (width != jpeg.width() || height != jpeg.height()) {
            throw new ImageProcessingException(
                    "The JPEG is damaged: its decoder found a different size than its header states.");
        }
    }

    /** A call of the decoder. */
    @FunctionalInterface
    private interface Decoding {
        Raster by(ImageReader reader) throws IOException;
    }

    private static Raster decode(JpegFile jpeg, Checkpoint checkpoint, Decoding decoding) {
        ImageReader reader = reader();
        CodecProgress progress = new CodecProgress(checkpoint);
        Warnings warnings = new Warnings();
        try (PartsInputStream in = new PartsInputStream(jpeg.bytes(), jpeg.parts())) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener(warnings);
            reader.addIIOReadProgressListener(progress);
            Raster raster = decoding.by(reader);
            progress.throwIfStopped();
            warnings.throwIfDamaged();
            return raster;
        } catch (IOException | RuntimeException e) {
            progress.throwIfStopped();
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

    private static Pixels grays(Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int[] argb = new int[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int x = 0, to = y * width; x < width; x++, to++) {
                argb[to] = 0xFF000000 | row[x] * 0x010101;
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
