package dev.easel.imaging.internal.masks;

/** The ellipse that touches the sides of a rectangle. */
public record Ellipse(int x, int y, int width, int height) implements Shape {
    public Ellipse {
        Rectangle.checkSides("Ellipse", x, y, width, height);
    }

    @Override
    public String name() {
        return "Ellipse " + x + "," + y + "," + width + "," + height;
    }

    @Override
    public Extent extent() {
        return new Extent(x, y, (double) x + width, (double) y + height);
    }

    @Override
    public void cross(double line, Runs runs) {
        double up = (line - y) / height * 2 - 1;
        if (up > -1 && up < 1) {
            double half = Math.sqrt(1 - up * up) * width / 2;
            double middle = x + width / 2.0;
            runs.run(middle - half, middle + half);
        }
    }
}
