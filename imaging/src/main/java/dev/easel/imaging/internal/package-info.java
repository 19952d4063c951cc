/** The processor behind {@link dev.easel.imaging.Imaging}, which the service loader finds too. */
package dev.easel.imaging.internal;
