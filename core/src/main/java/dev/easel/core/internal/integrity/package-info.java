/** Whether an encoded image is whole: its structure, checksums and end, checked while it arrives, without decoding it. */
package dev.easel.core.internal.integrity;
