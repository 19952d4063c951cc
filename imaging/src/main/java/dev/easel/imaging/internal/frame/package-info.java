/** Cuts out what a provider repaints, and puts the result back. */
package dev.easel.imaging.internal.frame;
