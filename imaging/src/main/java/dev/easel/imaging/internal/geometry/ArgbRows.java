package dev.easel.imaging.internal.geometry;

/** Pixels of 8 bits a sample, from one view to another, with or without alpha. */
abstract class ArgbRows implements SampleRows {
    private final PackedView source;
    private final PackedView target;
    private final boolean opaque;

    ArgbRows(PackedView source, PackedView target, boolean opaque) {
        this.source = source;
        this.target = target;
        this.opaque = opaque;
    }

    /** Reads R, G, B of pixels; returns whether all are opaque. */
    abstract boolean readOpaque(int[] argb, int from, int count, float[] rgb);

    /** Reads premultiplied R, G, B and alpha of pixels. */
    abstract void readPremultiplied(int[] argb, int from, int count, float[] rgba);

    /** Writes a row of the columns as opaque pixels. */
    abstract void writeOpaque(float[][] columns, int row, int rows, int[] argb, int at, int count);

    /** Writes a row of the columns as pixels with alpha. */
    abstract void writeStraight(float[][] columns, int row, int rows, int[] argb, int at, int count);

    @Override
    public final int channels() {
        return opaque ? 3 : 4;
    }

    @Override
    public final boolean read(int y, float[] samples) {
        int at = source.offset() + y * source.stride();
        if (opaque) {
            return readOpaque(source.argb(), at, source.width(), samples);
        }
        readPremultiplied(source.argb(), at, source.width(), samples);
        return true;
    }

    @Override
    public final void write(float[][] samples, int columns, int rows, int x, int y) {
        for (int row = 0; row < rows; row++) {
            int at = target.offset() + (y + row) * target.stride() + x;
            if (opaque) {
                writeOpaque(samples, row, rows, target.argb(), at, columns);
            } else {
                writeStraight(samples, row, rows, target.argb(), at, columns);
            }
        }
    }
}
