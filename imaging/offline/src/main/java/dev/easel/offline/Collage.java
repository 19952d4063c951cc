package dev.easel.offline;

import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Arrays;
import java.util.List;

/** Combines several images into one: rows of about equally many, each image filling its cell, on white. */
final class Collage {
    private static final int WHITE = 0xFFFFFFFF;

    private Collage() {}

    static Pixels of(List<Pixels> images, Size size, ThumbnailatorScaler scaler) {
        int[] argb = new int[Math.toIntExact(size.pixels())];
        Arrays.fill(argb, WHITE);
        int rows = rows(images.size(), size.ratio());
        int gap = Math.max(1, Math.min(size.width(), size.height()) / 120);
        int next = 0;
        for (int row = 0; row < rows; row++) {
            int inRow = images.size() * (row + 1) / rows - images.size() * row / rows;
            int top = edge(size.height(), rows, row, gap);
            int bottom = edge(size.height(), rows, row + 1, gap) - gap;
            for (int column = 0; column < inRow; column++) {
                int left = edge(size.width(), inRow, column, gap);
                int right = edge(size.width(), inRow, column + 1, gap) - gap;
                Size cell = new Size(Math.max(1, right - left), Math.max(1, bottom - top));
                Pixels image = scaler.fit(images.get(next++), cell, ResizeMode.COVER, Gravity.CENTER);
                place(image, argb, size, left, top);
            }
        }
        return Pixels.of(size.width(), size.height(), argb);
    }

    /** Returns the number of rows that makes the cells closest to squares. */
    private static int rows(int count, double ratio) {
        return (int) Math.max(1, Math.min(count, Math.round(Math.sqrt(count / ratio))));
    }

    private static int edge(int side, int cells, int cell, int gap) {
        return (int) ((long) (side + gap) * cell / cells);
    }

    private static void place(Pixels image, int[] argb, Size size, int left, int top) {
        int width = Math.min(image.width(), size.width() - left);
        int height = Math.min(image.height(), size.height() - top);
        for (int y = 0; y < height; y++) {
            System.arraycopy(image.argb(), y * image.width(), argb, (top + y) * size.width() + left, width);
        }
    }
}
