/** What the parts of the server share about a request. */
package dev.easel.server.internal;
