package dev.easel.imaging.internal.codec.png;

import dev.easel.imaging.internal.pixels.DisplayProfile;
import dev.easel.imaging.internal.pixels.Primaries;
import dev.easel.imaging.internal.pixels.ToneCurve;
import dev.easel.imaging.settings.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The color space of a PNG, given by up to five chunks in this order of precedence: cICP, iCCP, sRGB, and cHRM with gAMA
 * (PNG specification, third edition, section 13.13 and table of chunks). Invalid values are ignored.
 */
final class PngColors {
    /** The relative difference from 2.2 within which an exponent means the sRGB curve, which 2.2 approximates. */
    private static final double TOLERANCE = 0.05;

    private static final double DEFAULT_EXPONENT = 2.2;
    private static final double MAX_EXPONENT = 10;
    private static final double UNIT = 100_000;

    private final Limits limits;
    private Optional<Primaries> codedPrimaries = Optional.empty();
    private Optional<ToneCurve> codedCurve = Optional.empty();
    private Optional<byte[]> icc = Optional.empty();
    private boolean srgb;
    private Optional<Primaries> primaries = Optional.empty();
    private OptionalDouble exponent = OptionalDouble.empty();

    PngColors(Limits limits) {
        this.limits = limits;
    }

    /** Reads a chunk that describes colors. */
    void read(byte[] file, PngChunks chunk) {
        ByteBuffer data = ByteBuffer.wrap(file, chunk.start(), chunk.length()).slice();
        switch (chunk.type()) {
            case PngChunks.CICP -> readCodePoints(data);
            case PngChunks.ICCP -> icc = icc.isPresent() ? icc : unpack(file, chunk);
            case PngChunks.SRGB -> srgb = true;
            case PngChunks.CHRM -> readChromaticities(data);
            default -> readGamma(data);
        }
    }

    /** Reads the code points of ITU-T H.273 that describe full-range R, G, B of standard dynamic range. */
    private void readCodePoints(ByteBuffer data) {
        if (data.remaining() != 4 || data.get(2) != 0 || data.get(3) != 1) {
            return;
        }
        codedPrimaries = Optional.ofNullable(
                switch (data.get(0)) {
                    case 1 -> Primaries.SRGB;
                    case 9 -> Primaries.BT2020;
                    case 12 -> Primaries.DISPLAY_P3;
                    default -> null;
                });
        codedCurve = Optional.ofNullable(
                switch (data.get(1)) {
                    case 1, 6, 14, 15 -> ToneCurve.BT709;
                    case 4 -> ToneCurve.power(2.2);
                    case 5 -> ToneCurve.power(2.8);
                    case 8 -> ToneCurve.power(1);
                    case 13 -> ToneCurve.SRGB;
                    default -> null;
                });
    }

    private void readChromaticities(ByteBuffer data) {
        if (data.remaining() == 32) {
            double[] xy = new double[8];
            for (int i = 0; i < 8; i++) {
                xy[i] = data.getInt(4 * i) / UNIT;
            }
            primaries = Optional.of(new Primaries(xy));
        }
    }

    private void readGamma(ByteBuffer data) {
        double value = data.remaining() == 4 ? UNIT / data.getInt(0) : 0;
        if (value >= 1 / MAX_EXPONENT && value <= MAX_EXPONENT) {
            exponent = OptionalDouble.of(value);
        }
    }

    /** Returns the ICC profile of the colors; empty if they are sRGB or not described. */
    Optional<byte[]> profile(boolean gray) {
        if (codedPrimaries.isPresent() && codedCurve.isPresent()) {
            return profile(codedPrimaries.get(), codedCurve.get(), gray);
        }
        if (icc.isPresent() || srgb) {
            return icc;
        }
        return profile(primaries.orElse(Primaries.SRGB), curve(), gray);
    }

    private ToneCurve curve() {
        double power = exponent.orElse(DEFAULT_EXPONENT);
        return Math.abs(power / DEFAULT_EXPONENT - 1) <= TOLERANCE ? ToneCurve.SRGB : ToneCurve.power(power);
    }

    private static Optional<byte[]> profile(Primaries primaries, ToneCurve curve, boolean gray) {
        boolean srgbCurve = curve.equals(ToneCurve.SRGB);
        if (gray) {
            return srgbCurve ? Optional.empty() : Optional.of(DisplayProfile.gray(curve));
        }
        return srgbCurve && primaries.near(Primaries.SRGB) ? Optional.empty() : DisplayProfile.color(primaries, curve);
    }

    /** Decompresses the profile, which follows its name, a zero and the method; empty if that fails. */
    private Optional<byte[]> unpack(byte[] file, PngChunks chunk) {
        int end = chunk.start() + chunk.length();
        int at = chunk.start();
        while (at < end && file[at] != 0) {
            at++;
        }
        if (end - at < 3 || file[at + 1] != 0) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, at + 2, end - at - 2);
            ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int got = inflater.inflate(buffer); got > 0; got = inflater.inflate(buffer)) {
                limits.checkMetadata((long) unpacked.size() + got);
                unpacked.write(buffer, 0, got);
            }
            return inflater.finished() ? Optional.of(unpacked.toByteArray()) : Optional.empty();
        } catch (DataFormatException broken) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
