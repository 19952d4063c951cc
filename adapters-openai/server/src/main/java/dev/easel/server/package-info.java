/** The server: connections, requests, running calls, published files. */
package dev.easel.server;
