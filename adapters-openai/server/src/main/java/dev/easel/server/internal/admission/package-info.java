/** How many calls run at once, by number and by the memory they need; others wait a little. */
package dev.easel.server.internal.admission;
