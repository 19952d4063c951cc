package dev.easel.it.studio;

/**
 * How points of the window, in CSS pixels, lie on the image: the canvas's rectangle, its size in pixels of the screen,
 * the scale in pixels of the screen per pixel of the image, and the pixel of the canvas at which the image begins.
 */
record ScreenMap(
        double left,
        double top,
        double cssWidth,
        double cssHeight,
        int width,
        int height,
        double scale,
        long imageLeft,
        long imageTop) {

    /** Returns points, x and y in turn, in sixteenths of a pixel of the image. */
    long[] toImage(double... client) {
        long[] image = new long[client.length];
        for (int i = 0; i < client.length; i += 2) {
            double x = (client[i] - left) * width / cssWidth;
            double y = (client[i + 1] - top) * height / cssHeight;
            image[i] = PaintedMask.sixteenths((x - imageLeft) / scale);
            image[i + 1] = PaintedMask.sixteenths((y - imageTop) / scale);
        }
        return image;
    }

    /** Returns a point of the image in CSS pixels of the window. */
    double[] toWindow(double x, double y) {
        return new double[] {
            left + (x * scale + imageLeft) * cssWidth / width, top + (y * scale + imageTop) * cssHeight / height
        };
    }
}
