/** How often a caller wants calls retried. */
package dev.easel.http.retry;
