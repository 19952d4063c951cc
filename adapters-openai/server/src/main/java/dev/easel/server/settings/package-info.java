/** Settings of a server that its routes know too. */
package dev.easel.server.settings;
