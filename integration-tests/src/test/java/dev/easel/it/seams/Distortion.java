package dev.easel.it.seams;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** What a provider does to a whole image besides repainting a part of it. */
record Distortion(String name, UnaryOperator<Bitmap> change) {
    static final Distortion NOTHING = new Distortion("nothing", image -> image);
    static final Distortion ANOTHER_IMAGE =
            new Distortion("another image", image -> Scenery.photograph(image.width(), image.height(), 99));

    /** Changes the level of a channel at a position, given as shares of the sides. */
    @FunctionalInterface
    private interface Levels {
        double at(int channel, double level, double x, double y);
    }

    Bitmap of(Bitmap image) {
        return change.apply(image);
    }

    Distortion then(Distortion next) {
        return new Distortion(name + ", " + next.name, image -> next.of(of(image)));
    }

    static Distortion levels(int red, int green, int blue) {
        int[] more = {red, green, blue};
        return tones("levels " + red + ", " + green + ", " + blue, (c, level, x, y) -> level + more[c]);
    }

    static Distortion gain(double red, double green, double blue) {
        double[] gains = {red, green, blue};
        return tones("gain " + red + ", " + green + ", " + blue, (c, level, x, y) -> level * gains[c]);
    }

    static Distortion gamma(double gamma) {
        return tones("gamma " + gamma, (c, level, x, y) -> 255 * Math.pow(level / 255, gamma));
    }

    static Distortion castByPlace(double levels) {
        return tones(
                "a cast of " + levels + " that varies by place",
                (c, level, x, y) -> level + levels * Math.sin(3 * x + 1.5 * c) * Math.cos(2.5 * y - c));
    }

    private static Distortion tones(String name, Levels levels) {
        return new Distortion(
                name,
                image -> Bitmap.painted(image.width(), image.height(), (x, y) -> {
                    double right = (x + 0.5) / image.width();
                    double down = (y + 0.5) / image.height();
                    return Bitmap.pixel(
                            levels.at(0, image.level(x, y, 0), right, down),
                            levels.at(1, image.level(x, y, 1), right, down),
                            levels.at(2, image.level(x, y, 2), right, down));
                }));
    }

    static Distortion shift(double right, double down) {
        return moved("shift " + right + ", " + down, 1, 1, right, down);
    }

    static Distortion scale(double x, double y) {
        return moved("scale " + x + " × " + y, x, y, 0, 0);
    }

    private static Distortion moved(String name, double scaleX, double scaleY, double right, double down) {
        return new Distortion(name, image -> {
            double middleX = (image.width() - 1) / 2.0;
            double middleY = (image.height() - 1) / 2.0;
            Bitmap across =
                    filtered(image, x -> (x - right - middleX) / scaleX + middleX, true, 3, Distortion::lanczos);
            return filtered(across, y -> (y - down - middleY) / scaleY + middleY, false, 3, Distortion::lanczos);
        });
    }

    static Distortion blur(double sigma) {
        DoubleUnaryOperator gauss = distance -> Math.exp(-distance * distance / (2 * sigma * sigma));
        return new Distortion("blur " + sigma, image -> {
            Bitmap across = filtered(image, x -> x, true, 4, gauss);
            return filtered(across, y -> y, false, 4, gauss);
        });
    }

    static Distortion jpeg(int quality) {
        return new Distortion("JPEG " + quality, image -> image.throughJpeg(quality / 100f));
    }

    /** Weighs the neighbors in one direction around where each position comes from. */
    private static Bitmap filtered(
            Bitmap image, DoubleUnaryOperator from, boolean across, int reach, DoubleUnaryOperator kernel) {
        return Bitmap.painted(image.width(), image.height(), (x, y) -> {
            double place = from.applyAsDouble(across ? x : y);
            int nearest = (int) Math.floor(place);
            double[] sums = new double[3];
            double weights = 0;
            for (int i = nearest - reach + 1; i <= nearest + reach; i++) {
                double weight = kernel.applyAsDouble(place - i);
                weights += weight;
                for (int c = 0; c < 3; c++) {
                    sums[c] += weight * (across ? image.level(i, y, c) : image.level(x, i, c));
                }
            }
            return Bitmap.pixel(sums[0] / weights, sums[1] / weights, sums[2] / weights);
        });
    }

    private static double lanczos(double distance) {
        if (distance == 0) {
            return 1;
        }
        double angle = Math.PI * distance;
        return Math.abs(distance) >= 3 ? 0 : 3 * Math.sin(angle) * Math.sin(angle / 3) / (angle * angle);
    }

    @Override
    public String toString() {
        return name;
    }
}
