/** {@code easel batch} killed at any point, and run again: nothing is lost, damaged or paid for twice. */
package dev.easel.it.batch.kill;
