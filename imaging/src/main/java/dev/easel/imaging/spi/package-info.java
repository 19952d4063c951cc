/** What others implement to have images of further formats read. */
package dev.easel.imaging.spi;
