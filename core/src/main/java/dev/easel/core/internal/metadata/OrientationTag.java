package dev.easel.core.internal.metadata;

/** The smallest EXIF block that states an orientation and nothing else, as each format carries it. */
final class OrientationTag {
    private static final byte[] JPEG_HEAD = {(byte) 0xFF, (byte) 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0};

    private OrientationTag() {}

    /** Returns a TIFF structure whose only directory has the tag 0x0112. */
    static byte[] tiff(int orientation) {
        return new byte[] {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };
    }

    /** Returns the segment of a JPEG. */
    static byte[] segment(int orientation) {
        byte[] tiff = tiff(orientation);
        byte[] segment = new byte[JPEG_HEAD.length + tiff.length];
        System.arraycopy(JPEG_HEAD, 0, segment, 0, JPEG_HEAD.length);
        System.arraycopy(tiff, 0, segment, JPEG_HEAD.length, tiff.length);
        return segment;
    }
}
