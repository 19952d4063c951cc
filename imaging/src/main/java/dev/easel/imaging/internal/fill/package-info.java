/** Fills holes and new borders from what surrounds them. */
package dev.easel.imaging.internal.fill;
