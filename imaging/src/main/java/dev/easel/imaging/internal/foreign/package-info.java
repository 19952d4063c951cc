/** Takes in images that readers of others decode. */
package dev.easel.imaging.internal.foreign;
