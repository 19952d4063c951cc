/** Channels of an image as fractions of levels, and the sums and equations that they are compared by. */
package dev.easel.imaging.internal.harmonize.plane;
