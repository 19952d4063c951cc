/** Encoded images, their headers and sizes, and masks. */
package dev.easel.core.domain.image;
