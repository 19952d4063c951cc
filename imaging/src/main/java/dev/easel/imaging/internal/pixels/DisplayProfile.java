package dev.easel.imaging.internal.pixels;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes ICC profiles of color spaces that are defined by primaries and a tone curve (ICC.1:2010, version 4.3). */
public final class DisplayProfile {
    private static final int HEADER = 128;
    private static final int VERSION = 0x04300000;

    private DisplayProfile() {}

    /** Returns the profile of an RGB color space; empty if the primaries do not span a color space. */
    public static Optional<byte[]> color(Primaries primaries, ToneCurve curve) {
        return primaries.toD50().map(matrix -> {
            Map<String, byte[]> tags = common();
            for (int i = 0; i < 3; i++) {
                String color = "rgb".substring(i, i + 1);
                tags.put(color + "XYZ", xyz(matrix[i], matrix[3 + i], matrix[6 + i]));
                tags.put(color + "TRC", parametric(curve));
            }
            return profile("RGB ", tags);
        });
    }

    /** Returns the profile of a gray color space. */
    public static byte[] gray(ToneCurve curve) {
        Map<String, byte[]> tags = common();
        tags.put("kTRC", parametric(curve));
        return profile("GRAY", tags);
    }

    private static Map<String, byte[]> common() {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("desc", text("The image's own colors"));
        tags.put("cprt", text("No copyright"));
        tags.put("wtpt", xyz(Primaries.D50));
        return tags;
    }

    private static byte[] text(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_16BE);
        return ByteBuffer.allocate((28 + letters.length + 3) / 4 * 4)
                .put(ascii("mluc"))
                .putInt(0)
                .putInt(1)
                .putInt(12)
                .put(ascii("enUS"))
                .putInt(letters.length)
                .putInt(28)
                .put(letters)
                .array();
    }

    private static byte[] xyz(double... xyz) {
        return ByteBuffer.allocate(20)
                .put(ascii("XYZ "))
                .putInt(0)
                .putInt(fixed(xyz[0]))
                .putInt(fixed(xyz[1]))
                .putInt(fixed(xyz[2]))
                .array();
    }

    private static byte[] parametric(ToneCurve curve) {
        return ByteBuffer.allocate(32)
                .put(ascii("para"))
                .putInt(0)
                .putShort((short) 3)
                .putShort((short) 0)
                .putInt(fixed(curve.exponent()))
                .putInt(fixed(curve.a()))
                .putInt(fixed(curve.b()))
                .putInt(fixed(curve.slope()))
                .putInt(fixed(curve.split()))
                .array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65_536);
    }

    private static byte[] profile(String space, Map<String, byte[]> tags) {
        int table = 4 + 12 * tags.size();
        int size = HEADER
                + table
                + tags.values().stream().mapToInt(tag -> tag.length).sum();
        ByteBuffer out = ByteBuffer.allocate(size)
                .putInt(size)
                .putInt(0)
                .putInt(VERSION)
                .put(ascii("mntr"))
                .put(ascii(space))
                .put(ascii("XYZ "))
                .position(36)
                .put(ascii("acsp"))
                .position(68)
                .putInt(fixed(Primaries.D50[0]))
                .putInt(fixed(Primaries.D50[1]))
                .putInt(fixed(Primaries.D50[2]))
                .position(HEADER)
                .putInt(tags.size());
        int at = HEADER + table;
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            out.put(ascii(tag.getKey())).putInt(at).putInt(tag.getValue().length);
            at += tag.getValue().length;
        }
        tags.values().forEach(out::put);
        return out.array();
    }

    private static byte[] ascii(String letters) {
        return letters.getBytes(StandardCharsets.US_ASCII);
    }
}
