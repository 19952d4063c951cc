/** The files that a batch writes: names that are safe on every system, and images that are there whole or not at all. */
package dev.easel.cli.batch.files;
