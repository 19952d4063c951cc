package dev.easel.adapters.http.apache;

import dev.easel.adapters.http.ProgressMeter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a meter what is read. */
final class MeteredStream extends FilterInputStream {
    private final ProgressMeter meter;

    MeteredStream(InputStream in, ProgressMeter meter) {
        super(in);
        this.meter = meter;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            meter.add(1);
        }
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        if (count > 0) {
            meter.add(count);
        }
        return count;
    }
}
