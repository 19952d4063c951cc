package dev.easel.imaging.internal.pixels;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An RGB profile of tables (ICC.1:2001, lut16Type) that turn levels into lightness, one table for each intent. */
final class TableProfile {
    private static final int HEADER = 128;
    private static final int TABLE_BYTES = 52 + 3 * 4 + 8 * 6 + 3 * 4;

    private TableProfile() {}

    /**
     * Returns a profile.
     *
     * @param version of the profile's format, such as 4
     * @param kind the profile's class, such as {@code mntr}
     * @param blacks the lightness of black, 0 to 100, for the perceptual and the colorimetric intent
     */
    static byte[] bytes(int version, String kind, double... blacks) {
        int tags = HEADER + 4 + 12 * blacks.length;
        int size = tags + TABLE_BYTES * blacks.length;
        ByteBuffer profile = ByteBuffer.allocate(size)
                .putInt(size)
                .putInt(0)
                .putInt(version << 24)
                .put(ascii(kind + "RGB Lab "))
                .position(36)
                .put(ascii("acsp"))
                .position(68)
                .putInt(0xF6D6)
                .putInt(0x10000)
                .putInt(0xD32D)
                .position(HEADER)
                .putInt(blacks.length);
        for (int i = 0; i < blacks.length; i++) {
            profile.put(ascii("A2B" + i)).putInt(tags + TABLE_BYTES * i).putInt(TABLE_BYTES);
        }
        for (double black : blacks) {
            table(profile, black);
        }
        return profile.array();
    }

    private static void table(ByteBuffer profile, double black) {
        profile.put(ascii("mft2")).putInt(0).put(new byte[] {3, 3, 2, 0});
        for (int i = 0; i < 9; i++) {
            profile.putInt(i % 4 == 0 ? 0x10000 : 0);
        }
        profile.putShort((short) 2).putShort((short) 2);
        ramps(profile);
        for (int node = 0; node < 8; node++) {
            double lightness = black + (100 - black) * Integer.bitCount(node) / 3;
            profile.putShort((short) (lightness * 652.8))
                    .putShort((short) 0x8000)
                    .putShort((short) 0x8000);
        }
        ramps(profile);
    }

    private static void ramps(ByteBuffer profile) {
        for (int i = 0; i < 3; i++) {
            profile.putShort((short) 0).putShort((short) -1);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
