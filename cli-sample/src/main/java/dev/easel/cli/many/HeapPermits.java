package dev.easel.cli.many;

import dev.easel.core.domain.image.Size;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets so much work on images run at once as the heap has room for; an image that needs all of it runs alone. */
public final class HeapPermits {
    private static final long MEGABYTE = 1 << 20;

    /** The decoded image, its working copy and the encoded result. */
    private static final int BYTES_PER_PIXEL = 16;

    private final int all;
    private final Semaphore free;

    /** Uses half of the heap. */
    public HeapPermits() {
        this.all = (int)
                Math.max(1, Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 2 / MEGABYTE));
        this.free = new Semaphore(all, true);
    }

    /** Runs work on an image as soon as there is room. */
    public <T> T with(Size image, Supplier<T> work) {
        int needed = (int) Math.max(1, Math.min(all, image.pixels() * BYTES_PER_PIXEL / MEGABYTE));
        free.acquireUninterruptibly(needed);
        try {
            return work.get();
        } finally {
            free.release(needed);
        }
    }
}
