/** Decoded pixels, color profiles, and loops shared between threads. */
package dev.easel.imaging.internal.pixels;
