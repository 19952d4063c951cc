package dev.easel.imaging.internal.harmonize;

import dev.easel.imaging.internal.pixels.Pixels;

/**
 * How far a harmonised part is from what a perfect provider would have sent, in levels.
 *
 * @param inside the mean difference of a channel inside the mask
 * @param step the mean height of what is systematic along the edge of the mask, within three pixels inside it
 */
record SeamError(double inside, double step) {
    private static final int BAND = 3;
    private static final int BLOCK = 16;

    static SeamError of(Scene scene, Pixels restored) {
        int width = scene.sent().width();
        int height = scene.sent().height();
        int columns = (width + BLOCK - 1) / BLOCK;
        int blocks = columns * ((height + BLOCK - 1) / BLOCK);
        double[][] sums = new double[3][blocks];
        int[] counts = new int[blocks];
        double total = 0;
        long marked = 0;
        for (int i = 0; i < width * height; i++) {
            if (!scene.marked(i)) {
                continue;
            }
            boolean edge = nearKept(scene, i % width, i / width);
            int block = i / width / BLOCK * columns + i % width / BLOCK;
            counts[block] += edge ? 1 : 0;
            for (int c = 0; c < 3; c++) {
                int shift = 16 - 8 * c;
                int error =
                        (restored.argb()[i] >> shift & 0xFF) - (scene.answer().argb()[i] >> shift & 0xFF);
                total += Math.abs(error);
                sums[c][block] += edge ? error : 0;
            }
            marked++;
        }
        double step = 0;
        long along = 0;
        for (int block = 0; block < blocks; block++) {
            for (int c = 0; c < 3; c++) {
                step += Math.abs(sums[c][block]);
            }
            along += counts[block];
        }
        return new SeamError(total / (3.0 * marked), step / (3.0 * Math.max(1, along)));
    }

    private static boolean nearKept(Scene scene, int x, int y) {
        for (int row = Math.max(0, y - BAND); row <= Math.min(scene.sent().height() - 1, y + BAND); row++) {
            for (int column = Math.max(0, x - BAND);
                    column <= Math.min(scene.sent().width() - 1, x + BAND);
                    column++) {
                if (!scene.marked(row * scene.sent().width() + column)) {
                    return true;
                }
            }
        }
        return false;
    }
}
