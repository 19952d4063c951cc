package dev.easel.imaging.internal.codec.jpeg;

import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;

/** Reads sections of an array as one stream, without copying them. */
final class PartsInputStream extends ImageInputStreamImpl {
    private final byte[] file;
    private final JpegFile.Part[] parts;
    private final long[] starts;
    private int current;

    PartsInputStream(byte[] file, List<JpegFile.Part> parts) {
        this.file = file;
        this.parts = parts.toArray(JpegFile.Part[]::new);
        this.starts = new long[parts.size() + 1];
        for (int i = 0; i < this.parts.length; i++) {
            starts[i + 1] = starts[i] + this.parts[i].length();
        }
    }

    @Override
    public long length() {
        return starts[parts.length];
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int at, int count) {
        bitOffset = 0;
        if (streamPos >= length()) {
            return -1;
        }
        while (streamPos >= starts[current + 1]) {
            current++;
        }
        while (streamPos < starts[current]) {
            current--;
        }
        int offset = (int) (streamPos - starts[current]);
        int taken = Math.min(count, parts[current].length() - offset);
        System.arraycopy(file, parts[current].from() + offset, into, at, taken);
        streamPos += taken;
        return taken;
    }
}
