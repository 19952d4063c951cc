/** Attacks on a server over raw sockets, with counts of what was answered, what ran and what was left. */
package dev.easel.it.server;
