package dev.easel.core.port.out;

/** Where images are stored while they arrive: in memory below a size, in a file above it. Thread-safe. */
public interface Spool {
    /** Opens storage for one image of a length that is not known yet. */
    SpoolSink open();
}
