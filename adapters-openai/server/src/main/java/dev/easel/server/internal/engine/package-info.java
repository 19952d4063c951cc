/** The engine: connections, bodies and responses over HTTP/1.1, with Jetty. */
package dev.easel.server.internal.engine;
