package dev.easel.imaging.internal.codec.png;

/** A small hash table from pixels to numbers; for palettes of up to some hundred colors. */
final class ColorTable {
    private static final int SLOTS = 1024;

    private final int[] keys = new int[SLOTS];
    private final int[] values = new int[SLOTS];
    private final boolean[] used = new boolean[SLOTS];
    private int size;

    /** Returns the number of different colors in the table. */
    int size() {
        return size;
    }

    /** Adds a color if it is absent; returns whether it was new. At most half of the slots may be filled. */
    boolean put(int color, int value) {
        int slot = slot(color);
        if (used[slot]) {
            return false;
        }
        used[slot] = true;
        keys[slot] = color;
        values[slot] = value;
        size++;
        return true;
    }

    /** Returns the number of a color in the table. */
    int get(int color) {
        return values[slot(color)];
    }

    /** Returns all colors, in the order of their slots. */
    int[] keys() {
        int[] all = new int[size];
        for (int slot = 0, at = 0; slot < SLOTS; slot++) {
            if (used[slot]) {
                all[at++] = keys[slot];
            }
        }
        return all;
    }

    private int slot(int color) {
        int slot = color * 0x9E3779B1 >>> 22;
        while (used[slot] && keys[slot] != color) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }
}
