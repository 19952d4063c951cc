package dev.easel.imaging.internal.masks;

/** Puts two masks of one image together, weight by weight. */
public enum Blend {
    /** Repaints what either marks. */
    UNION {
        @Override
        int of(int first, int second) {
            return Math.max(first, second);
        }
    },
    /** Repaints what both mark. */
    INTERSECT {
        @Override
        int of(int first, int second) {
            return Math.min(first, second);
        }
    },
    /** Repaints what the first marks and the second does not. */
    MINUS {
        @Override
        int of(int first, int second) {
            return Math.min(first, 255 - second);
        }
    };

    abstract int of(int first, int second);

    /** Changes the first mask; both are of one size. */
    public void into(Coverage first, Coverage second) {
        byte[] weights = first.weights();
        byte[] others = second.weights();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) of(weights[i] & 0xFF, others[i] & 0xFF);
        }
    }

    /** Exchanges what is kept and what is repainted. */
    public static void invert(Coverage mask) {
        byte[] weights = mask.weights();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) ~weights[i];
        }
    }
}
