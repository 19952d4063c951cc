/** The mask language: shapes drawn, combined, grown and feathered. */
package dev.easel.imaging.masks;
