package dev.easel.http.fault;

import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Spool;
import dev.easel.core.port.out.SpoolSink;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A spool that opens a latch as soon as an image of a number of bytes has arrived in it. */
final class WatchedSpool implements Spool {
    private final Spool spool = CallContext.detached().spool();
    private final long bytes;
    private final CountDownLatch arrived = new CountDownLatch(1);

    WatchedSpool(long bytes) {
        this.bytes = bytes;
    }

    void await() throws InterruptedException {
        arrived.await();
    }

    @Override
    public SpoolSink open() {
        return new WrappedSink(spool.open()) {
            @Override
            public void write(byte[] from, int offset, int count) throws IOException {
                super.write(from, offset, count);
                if (length() == bytes) {
                    arrived.countDown();
                }
            }
        };
    }
}
