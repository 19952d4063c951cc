/** Scaling, cropping and placing. */
package dev.easel.imaging.internal.geometry;
