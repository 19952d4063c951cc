/** The history: which command lines ran, what came of them, and how to run one again. */
package dev.easel.cli.history;
