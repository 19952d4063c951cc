/** Masks as coverage: shapes, morphology, and reading and writing every convention. */
package dev.easel.imaging.internal.masks;
