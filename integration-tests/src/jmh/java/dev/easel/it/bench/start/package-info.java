/** How long programs take to start, beside a JVM that does nothing. */
package dev.easel.it.bench.start;
