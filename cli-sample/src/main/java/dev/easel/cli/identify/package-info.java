/** What an image is: its format, size, colors, frames and where it comes from. */
package dev.easel.cli.identify;
