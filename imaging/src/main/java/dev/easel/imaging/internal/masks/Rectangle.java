package dev.easel.imaging.internal.masks;

/** A rectangle of whole pixels. */
public record Rectangle(int x, int y, int width, int height) implements Shape {
    public Rectangle {
        checkSides("Rectangle", x, y, width, height);
    }

    static void checkSides(String what, int x, int y, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(what + " " + x + "," + y + "," + width + "," + height
                    + " is empty: width and height must be at least 1 pixel.");
        }
    }

    @Override
    public String name() {
        return "Rectangle " + x + "," + y + "," + width + "," + height;
    }

    @Override
    public Extent extent() {
        return new Extent(x, y, (double) x + width, (double) y + height);
    }

    @Override
    public void cross(double line, Runs runs) {
        if (line >= y && line < (double) y + height) {
            runs.run(x, (double) x + width);
        }
    }
}
