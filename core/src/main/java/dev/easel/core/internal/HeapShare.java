package dev.easel.core.internal;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;

/** The share of the heap that images may take: one image, and those of all running calls together. Thread-safe. */
final class HeapShare {
    /** What all Easels of the process share. */
    static final HeapShare PROCESS = new HeapShare(Runtime.getRuntime().maxMemory());

    private static final Cleaner CLEANER = Cleaner.create();
    private static final long MOST_OF_ONE_IMAGE = 24L << 20;
    private static final long STEP = 64 << 10;

    private final long ofAll;
    private final long ofOne;
    private final AtomicLong held = new AtomicLong();

    HeapShare(long heap) {
        this.ofAll = heap / 4;
        this.ofOne = Math.min(MOST_OF_ONE_IMAGE, heap / 8);
    }

    /** Returns how many bytes of one image stay in memory where the program does not say. */
    long ofOneImage() {
        return ofOne;
    }

    /** Returns how many bytes are reserved now. */
    long held() {
        return held.get();
    }

    /** Reserves nothing yet, for an image that frees what it reserves at the latest when nothing references it. */
    Reservation reservation(Object image) {
        return new Reservation(image);
    }

    private boolean take(long bytes, long most) {
        if (held.addAndGet(bytes) <= most) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    /** The memory that one image holds; for one thread at a time. */
    final class Reservation {
        private final AtomicLong reserved = new AtomicLong();
        private final Cleaner.Cleanable freeing;

        private Reservation(Object image) {
            AtomicLong mine = reserved;
            AtomicLong all = held;
            this.freeing = CLEANER.register(image, () -> all.addAndGet(-mine.getAndSet(0)));
        }

        /** Reserves memory for an image of a length; returns whether it has enough now. */
        boolean cover(long length) {
            return cover(length, ofAll);
        }

        /** Reserves it whatever others hold, as where a program chose how much stays in memory. */
        void coverAnyway(long length) {
            cover(length, Long.MAX_VALUE);
        }

        private boolean cover(long length, long most) {
            long more = length - reserved.get();
            if (more <= 0) {
                return true;
            }
            long step = Math.max(more, STEP);
            if (!take(step, most)) {
                return false;
            }
            reserved.addAndGet(step);
            return true;
        }

        /** Frees the memory. */
        void free() {
            held.addAndGet(-reserved.getAndSet(0));
        }

        /** Frees the memory and forgets the image. */
        void close() {
            freeing.clean();
        }
    }
}
