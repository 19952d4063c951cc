package dev.easel.imaging.internal.geometry;

/** Converts rows of the source image to samples that can be averaged, and columns of averages to the target image. */
interface SampleRows {
    /** Returns the number of samples a pixel: 3 without alpha, 4 with it. */
    int channels();

    /**
     * Reads a row of the source: R, G, B of each pixel, then its alpha if there is one, colors premultiplied; returns false
     * if a pixel has an alpha that there is no place for.
     */
    boolean read(int y, float[] samples);

    /**
     * Writes a rectangle of the target whose upper left corner is (x, y), given column by column: first R of a whole
     * column, then G, B and alpha.
     */
    void write(float[][] samples, int columns, int rows, int x, int y);
}
