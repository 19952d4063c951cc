package dev.easel.http.internal;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.out.CallContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/**
 * A body that ends with its call: once the call must stop, no byte comes out any more. Closing the socket alone does not
 * end it, because a few received kilobytes can unpack into gigabytes.
 */
public final class StoppableStream extends FilterInputStream {
    private final CallContext context;

    public StoppableStream(InputStream in, CallContext context) {
        super(in);
        this.context = context;
    }

    private void check() throws IOException {
        try {
            context.throwIfStopped(Billing.UNKNOWN);
        } catch (EaselException stopped) {
            // Who reads the response knows better what was billed.
            throw (IOException) new InterruptedIOException(stopped.getMessage()).initCause(stopped);
        }
    }

    @Override
    public int read() throws IOException {
        check();
        return in.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        check();
        return in.read(into, offset, length);
    }

    @Override
    public long skip(long count) throws IOException {
        check();
        return in.skip(count);
    }
}
