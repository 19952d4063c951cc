/** Finds how a provider moved an image, and pulls the image back. */
package dev.easel.imaging.internal.harmonize.motion;
