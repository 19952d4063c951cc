/** Drawing: canvas, outlines, gradients, noise. */
package dev.easel.offline.brush;
