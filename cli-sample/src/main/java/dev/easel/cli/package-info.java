/** The commands, and how the parts of the program are put together. */
package dev.easel.cli;
