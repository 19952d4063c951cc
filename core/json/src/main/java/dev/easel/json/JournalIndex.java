package dev.easel.json;

import dev.easel.core.internal.io.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Where the last entry of each job begins in a file, in about 50 bytes a job however long its id is.
 *
 * <p>Ids count by the first 128 bits of their SHA-256. Not thread-safe.
 */
final class JournalIndex {
    private static final int WORDS = 3;

    private final MessageDigest hash = Sha256.digest();
    private long[] slots = new long[WORDS << 10];
    private int size;

    /** Returns the hash of an id by its characters, for not every text has a form in UTF-8. */
    private ByteBuffer digest(String id) {
        ByteBuffer characters = ByteBuffer.allocate(id.length() * Character.BYTES);
        characters.asCharBuffer().put(id);
        return ByteBuffer.wrap(hash.digest(characters.array()));
    }

    /** Sets where the last entry of a job begins. */
    void put(String id, long offset) {
        ByteBuffer digest = digest(id);
        put(digest.getLong(), digest.getLong(), offset + 1);
    }

    private void put(long first, long second, long value) {
        int at = slot(first, second);
        if (slots[at + 2] == 0 && ++size > slots.length / WORDS * 2 / 3) {
            grow();
            at = slot(first, second);
        }
        slots[at] = first;
        slots[at + 1] = second;
        slots[at + 2] = value;
    }

    private void grow() {
        long[] full = slots;
        slots = new long[Math.multiplyExact(full.length, 2)];
        for (int at = 0; at < full.length; at += WORDS) {
            if (full[at + 2] != 0) {
                int to = slot(full[at], full[at + 1]);
                System.arraycopy(full, at, slots, to, WORDS);
            }
        }
    }

    /** Returns the place of a hash, or the free one where it belongs. */
    private int slot(long first, long second) {
        int count = slots.length / WORDS;
        int at = (int) (first & count - 1) * WORDS;
        while (slots[at + 2] != 0 && (slots[at] != first || slots[at + 1] != second)) {
            at = at + WORDS == slots.length ? 0 : at + WORDS;
        }
        return at;
    }

    /** Returns where the last entry of a job begins, or -1 if it has none. */
    long find(String id) {
        ByteBuffer digest = digest(id);
        return slots[slot(digest.getLong(), digest.getLong()) + 2] - 1;
    }

    /** Returns the number of jobs. */
    int size() {
        return size;
    }
}
