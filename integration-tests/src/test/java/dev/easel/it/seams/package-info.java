/** The contract that no seam shows, held against a server that distorts. */
package dev.easel.it.seams;
