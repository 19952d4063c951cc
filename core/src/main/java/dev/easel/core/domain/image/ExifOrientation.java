package dev.easel.core.domain.image;

/** The orientation tag (0x0112) of a TIFF structure, as EXIF blocks carry it; 1 when it is missing or damaged. */
final class ExifOrientation {
    /** The longest EXIF block that is read, in bytes. */
    public static final int LONGEST = 1 << 20;

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;

    private ExifOrientation() {}

    /** Returns the orientation, 1 to 8, from the TIFF structure that begins at an offset of a block. */
    public static int read(byte[] block, int start) {
        return Math.max(1, find(block, start));
    }

    /** Returns the orientation as {@link #read} does, or 0 if it has no valid one. */
    static int find(byte[] block, int start) {
        Tiff tiff = new Tiff(block, start);
        long directory = tiff.magicFits() ? tiff.u32(4) : -1;
        if (directory < 8 || directory > block.length) {
            return 0;
        }
        int entries = tiff.u16(directory);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            if (tiff.u16(entry) == TAG) {
                int value = tiff.u16(entry + 2) == SHORT ? tiff.u16(entry + 8) : (int) tiff.u32(entry + 8);
                return value >= 1 && value <= 8 ? value : 0;
            }
        }
        return 0;
    }

    /** Numbers at offsets of a TIFF structure; 0 beyond its end. */
    private record Tiff(byte[] block, int start) {
        boolean magicFits() {
            return block.length >= start + 8 && (block[start] == 'I' || block[start] == 'M') && u16(2) == 42;
        }

        int u16(long at) {
            return block[start] == 'I' ? u8(at) | u8(at + 1) << 8 : u8(at) << 8 | u8(at + 1);
        }

        long u32(long at) {
            long first = u16(at);
            long second = u16(at + 2);
            return block[start] == 'I' ? first | second << 16 : first << 16 | second;
        }

        private int u8(long at) {
            long index = start + at;
            return index >= start && index < block.length ? block[(int) index] & 0xFF : 0;
        }
    }
}
