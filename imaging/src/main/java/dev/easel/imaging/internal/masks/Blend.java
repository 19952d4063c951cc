package dev.easel.imaging.internal.masks;

/** Combines two masks of one image, weight by weight. */
public enum Blend {
    /** Marks what either marks. */
    UNION {
        @Override
        int of(int first, int second) {
            return Math.max(first, second);
        }
    },
    /** Marks what both mark. */
    INTERSECT {
        @Override
        int of(int first, int second) {
            return Math.min(first, second);
        }
    },
    /** Marks what the first marks and the second does not. */
    MINUS {
        @Override
        int of(int first, int second) {
            return Math.min(first, 255 - second);
        }
    };

    abstract int of(int first, int second);

    /** Changes the first mask; both must have the same size. */
    public void into(Coverage first, Coverage second) {
        byte[] weights = first.weights();
        byte[] others = second.weights();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) of(weights[i] & 0xFF, others[i] & 0xFF);
        }
    }

    /** Swaps what is kept and what is repainted. */
    public static void invert(Coverage mask) {
        byte[] weights = mask.weights();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) ~weights[i];
        }
    }
}
