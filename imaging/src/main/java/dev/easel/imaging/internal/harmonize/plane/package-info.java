/** Channels of an image as fractions of levels, and what smooths and reduces them. */
package dev.easel.imaging.internal.harmonize.plane;
