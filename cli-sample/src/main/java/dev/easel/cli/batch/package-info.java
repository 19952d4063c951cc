/** {@code easel batch}: many jobs from one file, which can be stopped at any time and go on where they stopped. */
package dev.easel.cli.batch;
