package dev.easel.imaging.internal.codec.png;

import dev.easel.imaging.internal.pixels.Pixels;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.Deflater;

/** The size of the file that the usual C encoders write of an image of 8 bits a channel, to compare ours with. */
final class LibpngSize {
    private static final int CHUNKS = 57;

    private LibpngSize() {}

    /** Returns the size with the defaults of Pillow: level 6, filters without the average. */
    static int byDefault(Pixels image) {
        return size(image, 6, new int[] {0, 2, 1, 4});
    }

    /** Returns the size at the highest level, with all filters. */
    static int optimized(Pixels image) {
        return size(image, 9, new int[] {0, 2, 1, 3, 4});
    }

    private static int size(Pixels image, int level, int[] filters) {
        boolean opaque = image.opaque();
        PngHeader header =
                new PngHeader(image.width(), image.height(), 8, opaque ? PngHeader.RGB : PngHeader.RGBA, false);
        PngRows rows = new PngRows(image, new PngLayout(header, Optional.empty(), java.util.OptionalInt.empty()));
        int step = header.channels();
        byte[] above = new byte[1 + header.rowBytes(image.width())];
        ByteArrayOutputStream filtered = new ByteArrayOutputStream();
        for (int y = 0; y < image.height(); y++) {
            byte[] row = new byte[above.length];
            rows.fill(y, row);
            filtered.writeBytes(best(row, above, step, filters));
            above = row;
        }
        return CHUNKS + deflated(filtered.toByteArray(), level);
    }

    private static byte[] best(byte[] row, byte[] above, int step, int[] filters) {
        byte[] best = {};
        long least = Long.MAX_VALUE;
        for (int filter : filters) {
            byte[] tried = new byte[row.length];
            tried[0] = (byte) filter;
            long sum = 0;
            for (int i = 1; i < row.length; i++) {
                int left = i > step ? row[i - step] & 0xFF : 0;
                int over = above[i] & 0xFF;
                int corner = i > step ? above[i - step] & 0xFF : 0;
                int predicted = switch (filter) {
                    case 0 -> 0;
                    case 1 -> left;
                    case 2 -> over;
                    case 3 -> left + over >> 1;
                    default -> PngFilters.paeth(left, over, corner);
                };
                tried[i] = (byte) (row[i] - predicted);
                sum += Math.abs(tried[i]);
            }
            if (sum < least) {
                least = sum;
                best = tried;
            }
        }
        return best;
    }

    private static int deflated(byte[] bytes, int level) {
        Deflater deflater = new Deflater(level);
        try {
            deflater.setStrategy(Deflater.FILTERED);
            deflater.setInput(bytes);
            deflater.finish();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                deflater.deflate(buffer);
            }
            return (int) deflater.getBytesWritten();
        } finally {
            deflater.end();
        }
    }
}
