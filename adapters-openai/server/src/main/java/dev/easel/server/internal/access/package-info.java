/** Who may use a server, and from where: keys, hosts, origins. */
package dev.easel.server.internal.access;
