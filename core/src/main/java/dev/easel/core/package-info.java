/** Builds an {@link dev.easel.core.port.in.Easel} without a container. */
package dev.easel.core;
