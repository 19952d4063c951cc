package dev.easel.core.port.out;

/** Where images are put while they arrive: memory below a size, a file above. Thread-safe. */
public interface Spool {
    /** Opens room for one image of a length that is not known yet. */
    SpoolSink open();
}
