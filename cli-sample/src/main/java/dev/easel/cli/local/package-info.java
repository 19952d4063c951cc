/** The commands that work on this machine. */
package dev.easel.cli.local;
