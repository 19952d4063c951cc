package dev.easel.imaging.internal.foreign;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.spi.ForeignImageReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads BMP of 24 bits, as an author of a reader would; the service loader of the tests finds it. */
public final class BitmapReader implements ForeignImageReader {
    private static final int PIXELS = 54;

    /** Returns a BMP whose pixels are these colors, row by row. */
    static byte[] bitmap(int width, int height, int... colors) {
        int rowBytes = rowBytes(width);
        ByteBuffer file =
                ByteBuffer.allocate(PIXELS + rowBytes * (colors.length / width)).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(PIXELS);
        file.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
        for (int i = 0; i < colors.length; i++) {
            int at = PIXELS + (height - 1 - i / width) * rowBytes + i % width * 3;
            file.put(at, (byte) colors[i]).put(at + 1, (byte) (colors[i] >> 8)).put(at + 2, (byte) (colors[i] >> 16));
        }
        return file.array();
    }

    private static int rowBytes(int width) {
        return (3 * width + 3) / 4 * 4;
    }

    @Override
    public String format() {
        return "BMP";
    }

    @Override
    public boolean recognizes(byte[] beginning) {
        return beginning.length > 1 && beginning[0] == 'B' && beginning[1] == 'M';
    }

    @Override
    public Size size(byte[] file) {
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return new Size(header.getInt(18), header.getInt(22));
    }

    @Override
    public int[] pixels(byte[] file) {
        Size size = size(file);
        int[] argb = new int[size.width() * size.height()];
        for (int i = 0; i < argb.length; i++) {
            int row = size.height() - 1 - i / size.width();
            int at = PIXELS + row * rowBytes(size.width()) + i % size.width() * 3;
            argb[i] = 0xFF000000 | (file[at + 2] & 0xFF) << 16 | (file[at + 1] & 0xFF) << 8 | file[at] & 0xFF;
        }
        return argb;
    }
}
