package dev.easel.http.fault;

import dev.easel.core.testing.TestImages;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Small whole images of each format, and what becomes of them on the way. */
public final class SmallImages {
    private static final int JPEG_DATA = 100;

    private SmallImages() {}

    public static byte[] png() {
        return TestImages.photo(40, 40).bytes();
    }

    /** Returns a gray JPEG of 160×160: 400 blocks of two codes of one bit, for no difference and for the end. */
    public static byte[] jpeg() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex("ffd8ffdb004300" + "01".repeat(64)));
        out.writeBytes(HexFormat.of().parseHex("ffc0000b0800a000a001011100"));
        for (String table : new String[] {"00", "10"}) {
            out.writeBytes(HexFormat.of().parseHex("ffc40014" + table + "01" + "00".repeat(15) + "00"));
        }
        out.writeBytes(HexFormat.of().parseHex("ffda0008010100003f00"));
        out.writeBytes(new byte[JPEG_DATA]);
        out.writeBytes(HexFormat.of().parseHex("ffd9"));
        return out.toByteArray();
    }

    /** Returns a black GIF of 2×2. */
    public static byte[] gif() {
        String head = "474946383961" + "02000200800000" + "000000ffffff";
        return HexFormat.of().parseHex(head + "2c000000000200020000" + "02" + "028451" + "00" + "3b");
    }

    /** Returns a lossless WebP of 16×16 in one color, with bytes that it does not need at the end of its data. */
    public static byte[] webp() {
        String data = "2f0fc00300" + "888808" + "00".repeat(40);
        return HexFormat.of().parseHex("52494646" + "3c000000" + "57454250" + "5650384c" + "30000000" + data);
    }

    /** Returns the first half of a file. */
    public static byte[] half(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    /** Returns a PNG with one wrong bit in its data. */
    public static byte[] pngWithAWrongBit() {
        byte[] png = png();
        png[png.length / 2] ^= 1;
        return png;
    }

    /** Returns a PNG of less than 70 bytes whose header states 7000×7000. */
    public static byte[] pngThatStatesTooMuch() {
        return TestImages.file(7000, 7000, 8, 2, new byte[9]);
    }

    public static String base64(byte[] file) {
        return Base64.getEncoder().encodeToString(file);
    }
}
