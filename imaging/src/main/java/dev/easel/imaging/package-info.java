/** Processors of images on this machine, and contact sheets. */
package dev.easel.imaging;
