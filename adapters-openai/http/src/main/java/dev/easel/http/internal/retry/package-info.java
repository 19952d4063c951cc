/** Which calls are retried, when, and how many across all calls to a server. */
package dev.easel.http.internal.retry;
