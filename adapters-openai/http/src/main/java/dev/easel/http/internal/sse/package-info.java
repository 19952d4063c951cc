/** Server-sent events, read as they arrive. */
package dev.easel.http.internal.sse;
