/** Limits and encodings that a processor is given. */
package dev.easel.imaging.settings;
