package dev.easel.core.internal.metadata;

import dev.easel.core.domain.image.Content;

/** A piece of a changed file: bytes of the original, or others in their place. */
public sealed interface Section {
    /** Returns the number of bytes. */
    long length();

    /** Bytes of the original. */
    record Kept(long from, long length) implements Section {}

    /** Bytes that are not in the original. */
    record Added(Content.InMemory content) implements Section {
        @Override
        public long length() {
            return content.length();
        }
    }
}
