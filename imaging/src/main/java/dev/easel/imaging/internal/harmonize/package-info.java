/** Finds what a provider did to a whole image, by the pixels that the mask keeps, and undoes it inside the mask. */
package dev.easel.imaging.internal.harmonize;
