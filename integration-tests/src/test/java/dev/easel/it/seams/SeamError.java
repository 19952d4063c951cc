package dev.easel.it.seams;

/**
 * How far an image is from another, in levels of a channel.
 *
 * @param inside the mean difference where a mask marks
 * @param step what is systematic of it along the mask's edge, within three pixels inside: the mean, over squares of 16
 *     pixels, of how far they are off on average
 * @param outside how many pixels differ where the mask marks nothing
 */
record SeamError(double inside, double step, long outside) {
    private static final int BAND = 3;
    private static final int SQUARE = 16;

    static SeamError between(Bitmap expected, Bitmap actual, boolean[] marked) {
        int width = expected.width();
        int columns = width / SQUARE + 1;
        double[][] sums = new double[3][columns * (expected.height() / SQUARE + 1)];
        double total = 0;
        long count = 0;
        long edge = 0;
        long outside = 0;
        for (int i = 0; i < marked.length; i++) {
            if (!marked[i]) {
                outside += expected.argb()[i] == actual.argb()[i] ? 0 : 1;
                continue;
            }
            int x = i % width;
            int y = i / width;
            boolean near = nearKept(marked, width, x, y);
            for (int c = 0; c < 3; c++) {
                int error = actual.level(x, y, c) - expected.level(x, y, c);
                total += Math.abs(error);
                sums[c][y / SQUARE * columns + x / SQUARE] += near ? error : 0;
            }
            count++;
            edge += near ? 1 : 0;
        }
        double step = 0;
        for (double[] channel : sums) {
            for (double sum : channel) {
                step += Math.abs(sum);
            }
        }
        return new SeamError(total / (3.0 * count), step / (3.0 * Math.max(1, edge)), outside);
    }

    private static boolean nearKept(boolean[] marked, int width, int x, int y) {
        for (int row = Math.max(0, y - BAND); row <= y + BAND && row < marked.length / width; row++) {
            for (int column = Math.max(0, x - BAND); column <= x + BAND && column < width; column++) {
                if (!marked[row * width + column]) {
                    return true;
                }
            }
        }
        return false;
    }
}
