package dev.easel.it.seams;

/** A region to repaint, in shares of the sides. */
enum Shape {
    RECTANGLE {
        @Override
        boolean marks(double x, double y) {
            return x > 0.3 && x < 0.7 && y > 0.35 && y < 0.68;
        }
    },
    ELLIPSE {
        @Override
        boolean marks(double x, double y) {
            return Math.pow((x - 0.45) / 0.25, 2) + Math.pow((y - 0.5) / 0.2, 2) < 1;
        }
    },
    /** Cut off by the edge of the image. */
    CORNER {
        @Override
        boolean marks(double x, double y) {
            return x + 0.4 * y > 0.85 && y > 0.25 && y < 0.8;
        }
    },
    /** In the sky, where everything shows. */
    SKY {
        @Override
        boolean marks(double x, double y) {
            return x > 0.15 && x < 0.5 && y > 0.1 && y < 0.35;
        }
    };

    abstract boolean marks(double x, double y);

    /** Returns which pixels of an image are marked. */
    boolean[] in(int width, int height) {
        boolean[] marked = new boolean[width * height];
        for (int i = 0; i < marked.length; i++) {
            marked[i] = marks((i % width + 0.5) / width, (i / width + 0.5) / height);
        }
        return marked;
    }
}
