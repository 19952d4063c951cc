/** The file that lists the jobs of a batch, line by line. */
package dev.easel.cli.batch.manifest;
