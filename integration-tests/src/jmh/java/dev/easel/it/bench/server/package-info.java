/** The server beside a bare HTTP library, both in processes that the measuring program starts. */
package dev.easel.it.bench.server;
