/** Values as they are written on a command line, and where their bytes come from. */
package dev.easel.cli.options.value;
