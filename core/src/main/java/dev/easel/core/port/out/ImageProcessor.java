package dev.easel.core.port.out;

/** All the pixel processing that the verbs need; the imaging module has one. Thread-safe. */
public interface ImageProcessor extends Codec, MaskConverter, Framing {}
