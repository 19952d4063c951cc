/** Scripts by which shells complete the words of a command line. */
package dev.easel.cli.completion;
