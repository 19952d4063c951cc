/** Reading and writing JSON with errors that name the field. */
package dev.easel.json.internal.wire;
