/** Command line options, and the requests they become. */
package dev.easel.cli.options;
