package dev.easel.imaging.internal.pixels;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ProfileDataException;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An ICC profile found in an image, and the conversion from its colors to sRGB.
 *
 * <p>Images are converted in place, in small batches, with almost no extra memory. Alpha is unchanged. A profile that
 * differs from sRGB by at most one of 255 levels everywhere counts as sRGB and changes nothing.
 */
public final class ColorProfile {
    /** Pixels converted at once: large enough to amortize the call, small enough to stay in the cache. */
    private static final int BATCH = 16_384;

    private static final int GRID = 9;
    private static final ICC_Profile SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
    /**
     * sRGB in the newer version of ICC profiles: to it, the perceptual intent maps the black of tables, such as that of
     * paper, to black. To the JDK's profile it does not, and black turns gray.
     */
    private static final ICC_Profile SRGB_FOR_TABLES = ICC_Profile.getInstance(
            DisplayProfile.color(Primaries.SRGB, ToneCurve.SRGB).orElseThrow());

    private static final int TAGS = 128;
    private static final int TABLE = 0x41324230;

    private final byte[] bytes;
    private final int components;
    private final ColorConvertOp toSrgb;

    private ColorProfile(byte[] bytes, int components, ColorConvertOp toSrgb) {
        this.bytes = bytes;
        this.components = components;
        this.toSrgb = toSrgb;
    }

    /**
     * Reads a profile of gray, RGB or CMYK colors. Empty if it is invalid or of another kind: the image is still usable, and
     * its colors are then treated as sRGB, as browsers do.
     */
    public static Optional<ColorProfile> read(byte[] icc) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(icc);
            int components = switch (profile.getColorSpaceType()) {
                case ColorSpace.TYPE_GRAY -> 1;
                case ColorSpace.TYPE_RGB -> 3;
                case ColorSpace.TYPE_CMYK -> 4;
                default -> 0;
            };
            if (components == 0) {
                return Optional.empty();
            }
            ColorProfile read = new ColorProfile(
                    icc, components, converter(asDisplay(profile, icc), hasTable(icc) ? SRGB_FOR_TABLES : SRGB));
            read.convert(new byte[components], 1);
            return Optional.of(read);
        } catch (IllegalArgumentException
                | CMMException
                | ProfileDataException
                | ArrayIndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }

    /** Returns the number of components of its colors: 1 for gray, 3 for RGB, 4 for CMYK. */
    public int components() {
        return components;
    }

    /** Returns the bytes of the profile in the file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns whether the conversion changes each level by at most one. */
    public boolean isSrgb() {
        if (components != 3) {
            return false;
        }
        byte[] probe = new byte[GRID * GRID * GRID * 3];
        for (int i = 0, at = 0; i < GRID * GRID * GRID; i++) {
            probe[at++] = level(i % GRID);
            probe[at++] = level(i / GRID % GRID);
            probe[at++] = level(i / GRID / GRID);
        }
        byte[] converted = convert(probe, probe.length / 3);
        for (int i = 0; i < probe.length; i++) {
            if (Math.abs((converted[i] & 0xFF) - (probe[i] & 0xFF)) > 1) {
                return false;
            }
        }
        return true;
    }

    private static byte level(int step) {
        return (byte) (step * 255 / (GRID - 1));
    }

    /** Converts interleaved 8-bit samples, one a pixel for each component of the profile, to R, G, B. */
    public byte[] convert(byte[] samples, int pixels) {
        byte[] rgb = new byte[3 * pixels];
        toSrgb.filter(raster(samples, pixels, components), raster(rgb, pixels, 3));
        return rgb;
    }

    /** Converts an image from this profile's colors to sRGB, in place; gray profiles use R as gray. */
    public void toSrgb(Pixels image) {
        if (isSrgb() || components == 4) {
            return;
        }
        image.deep().ifPresentOrElse(samples -> convertDeep(image.argb(), samples), () -> convert(image.argb()));
    }

    private void convert(int[] argb) {
        if (components == 1) {
            byte[] ramp = new byte[256];
            for (int i = 0; i < 256; i++) {
                ramp[i] = (byte) i;
            }
            byte[] rgb = convert(ramp, 256);
            for (int i = 0; i < argb.length; i++) {
                // Uses one channel so that gray stays gray: the conversion rounds each channel separately.
                argb[i] = argb[i] & 0xFF000000 | (rgb[3 * (argb[i] & 0xFF) + 1] & 0xFF) * 0x010101;
            }
            return;
        }
        byte[] samples = new byte[3 * Math.min(BATCH, argb.length)];
        byte[] converted = new byte[samples.length];
        for (int from = 0; from < argb.length; from += BATCH) {
            int count = Math.min(BATCH, argb.length - from);
            for (int i = 0, at = 0; i < count; i++) {
                int pixel = argb[from + i];
                samples[at++] = (byte) (pixel >> 16);
                samples[at++] = (byte) (pixel >> 8);
                samples[at++] = (byte) pixel;
            }
            toSrgb.filter(raster(samples, count, 3), raster(converted, count, 3));
            for (int i = 0; i < count; i++) {
                argb[from + i] = argb[from + i] & 0xFF000000 | rgb(converted, 3 * i);
            }
        }
    }

    private static int rgb(byte[] samples, int at) {
        return (samples[at] & 0xFF) << 16 | (samples[at + 1] & 0xFF) << 8 | samples[at + 2] & 0xFF;
    }

    private void convertDeep(int[] argb, short[] rgba) {
        short[] samples = new short[components * Math.min(BATCH, argb.length)];
        short[] converted = new short[3 * Math.min(BATCH, argb.length)];
        for (int from = 0; from < argb.length; from += BATCH) {
            int count = Math.min(BATCH, argb.length - from);
            for (int i = 0; i < count; i++) {
                System.arraycopy(rgba, 4 * (from + i), samples, components * i, components);
            }
            toSrgb.filter(raster(samples, count, components), raster(converted, count, 3));
            for (int i = 0; i < count; i++) {
                for (int c = 0; c < 3; c++) {
                    rgba[4 * (from + i) + c] = converted[3 * i + (components == 1 ? 1 : c)];
                }
                argb[from + i] = Samples.argb(rgba, 4 * (from + i));
            }
        }
    }

    private static ColorConvertOp converter(ICC_Profile from, ICC_Profile to) {
        return new ColorConvertOp(new ICC_Profile[] {from, to}, null);
    }

    /** Returns whether the profile has a table for the perceptual intent (A2B0), and not only a matrix and curves. */
    private static boolean hasTable(byte[] icc) {
        ByteBuffer profile = ByteBuffer.wrap(icc);
        int count = icc.length < TAGS + 4 ? 0 : profile.getInt(TAGS);
        for (int i = 0, at = TAGS + 4; i < count && at + 12 <= icc.length; i++, at += 12) {
            if (profile.getInt(at) == TABLE) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns a profile as a display profile: the JDK ignores the perceptual intent of other classes, which include all CMYK
     * profiles, and applies it to the same tables in a display profile.
     */
    private static ICC_Profile asDisplay(ICC_Profile profile, byte[] icc) {
        boolean perceptual = icc.length > 67 && icc[64] == 0 && icc[65] == 0 && icc[66] == 0 && icc[67] == 0;
        if (profile.getProfileClass() == ICC_Profile.CLASS_DISPLAY || !perceptual) {
            return profile;
        }
        byte[] display = icc.clone();
        display[12] = 'm';
        display[13] = 'n';
        display[14] = 't';
        display[15] = 'r';
        return ICC_Profile.getInstance(display);
    }

    private static WritableRaster raster(byte[] samples, int pixels, int bands) {
        DataBufferByte buffer = new DataBufferByte(samples, pixels * bands);
        return Raster.createInterleavedRaster(buffer, pixels, 1, pixels * bands, bands, offsets(bands), null);
    }

    private static WritableRaster raster(short[] samples, int pixels, int bands) {
        DataBuffer buffer = new DataBufferUShort(samples, pixels * bands);
        return Raster.createInterleavedRaster(buffer, pixels, 1, pixels * bands, bands, offsets(bands), null);
    }

    private static int[] offsets(int bands) {
        int[] offsets = new int[bands];
        for (int band = 0; band < bands; band++) {
            offsets[band] = band;
        }
        return offsets;
    }
}
