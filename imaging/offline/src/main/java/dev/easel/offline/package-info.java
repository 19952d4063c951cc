/** A provider that paints with pixels on this machine: no network, no key, no cost. */
package dev.easel.offline;
