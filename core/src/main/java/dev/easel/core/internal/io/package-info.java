/** Files that are written whole or not at all, and URLs without their secrets. */
package dev.easel.core.internal.io;
