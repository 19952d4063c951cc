/** What commands run in: streams, variables, interrupts, exit codes, and the parts they share. */
package dev.easel.cli.runtime;
