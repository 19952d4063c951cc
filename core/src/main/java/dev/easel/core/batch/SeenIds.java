package dev.easel.core.batch;

import java.util.Arrays;

/** The ids that a run has taken, as 64 bits of their hash each: a million of them take 16 to 32 MB. Used by one thread at a time. */
final class SeenIds {
    private long[] table = new long[1024];
    private int size;

    /** Adds an id and returns whether it is new. */
    boolean add(String id) {
        if (size * 2 >= table.length) {
            grow();
        }
        // 0 marks a free place.
        return put(table, Math.max(1, Shard.hash(id) >>> 1));
    }

    private boolean put(long[] into, long hash) {
        int at = (int) (hash * 0x9E3779B97F4A7C15L >>> 33) & into.length - 1;
        while (into[at] != 0) {
            if (into[at] == hash) {
                return false;
            }
            at = at + 1 & into.length - 1;
        }
        into[at] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        size = 0;
        Arrays.stream(table).filter(hash -> hash != 0).forEach(hash -> put(larger, hash));
        table = larger;
    }
}
