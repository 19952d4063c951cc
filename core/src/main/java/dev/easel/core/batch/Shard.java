package dev.easel.core.batch;

import static java.util.Objects.requireNonNull;

import dev.easel.core.internal.io.Sha256;
import java.nio.ByteBuffer;

/**
 * One of several equal parts of a batch, by the ids of its jobs: each job belongs to exactly one part, on every machine.
 *
 * @param index from 1 to {@code count}
 */
public record Shard(int index, int count) {
    /** The whole batch. */
    public static final Shard ALL = new Shard(1, 1);

    public Shard {
        if (count < 1 || index < 1 || index > count) {
            throw new IllegalArgumentException(
                    "Invalid shard " + index + "/" + count + ": expected I/N with I from 1 to N, such as 2/8.");
        }
    }

    /** Returns whether a job belongs to this part: the first 8 bytes of its id's SHA-256, modulo the count. */
    public boolean has(String id) {
        return Long.remainderUnsigned(hash(requireNonNull(id, "id")), count) == index - 1;
    }

    /** Returns the first 8 bytes of an id's SHA-256. */
    static long hash(String id) {
        return ByteBuffer.wrap(Sha256.of(id)).getLong();
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
