package dev.easel.imaging.internal.harmonize;

import dev.easel.imaging.internal.pixels.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What a provider does to a whole image beside repainting a part of it. */
record Distortion(String name, UnaryOperator<Pixels> change) {
    private static final int LOBES = 3;

    /** Changes the level of one channel at a position. */
    @FunctionalInterface
    interface Levels {
        double at(int channel, double level, double x, double y);
    }

    Pixels of(Pixels image) {
        return change.apply(image);
    }

    Distortion then(Distortion next) {
        return new Distortion(name + ", " + next.name, image -> next.of(of(image)));
    }

    /** Positions are shares of the sides. */
    static Distortion levels(String name, Levels levels) {
        return new Distortion(name, image -> {
            Pixels changed = image.copy();
            for (int i = 0; i < changed.argb().length; i++) {
                double x = (i % image.width() + 0.5) / image.width();
                double y = (i / image.width() + 0.5) / image.height();
                int argb = changed.argb()[i];
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    rgb = rgb << 8 | rounded(levels.at(c, argb >> 16 - 8 * c & 0xFF, x, y));
                }
                changed.argb()[i] = argb & 0xFF000000 | rgb;
            }
            return changed;
        });
    }

    static Distortion offset(int red, int green, int blue) {
        int[] offsets = {red, green, blue};
        return levels("levels " + red + ", " + green + ", " + blue, (c, level, x, y) -> level + offsets[c]);
    }

    static Distortion gain(double red, double green, double blue) {
        double[] gains = {red, green, blue};
        return levels("gain " + red + ", " + green + ", " + blue, (c, level, x, y) -> level * gains[c]);
    }

    static Distortion gamma(double gamma) {
        return levels("gamma " + gamma, (c, level, x, y) -> 255 * Math.pow(level / 255, gamma));
    }

    static Distortion cast(double levels) {
        return levels(
                "a cast that varies by " + levels,
                (c, level, x, y) -> level + levels * Math.sin(3 * x + 1.5 * c) * Math.cos(2.5 * y - c));
    }

    /** Scales around the middle, then shifts. */
    static Distortion moved(double scaleX, double scaleY, double right, double down) {
        String name = "scale " + scaleX + " × " + scaleY + ", shift " + right + ", " + down;
        return new Distortion(name, image -> {
            Pixels moved = Pixels.blank(image.width(), image.height());
            double middleX = (image.width() - 1) / 2.0;
            double middleY = (image.height() - 1) / 2.0;
            for (int y = 0; y < image.height(); y++) {
                for (int x = 0; x < image.width(); x++) {
                    double fromX = (x - right - middleX) / scaleX + middleX;
                    double fromY = (y - down - middleY) / scaleY + middleY;
                    moved.argb()[y * image.width() + x] = sampled(image, fromX, fromY);
                }
            }
            return moved;
        });
    }

    static Distortion shift(double right, double down) {
        return moved(1, 1, right, down);
    }

    /** Blurs by a Gaussian of a number of pixels. */
    static Distortion blur(double sigma) {
        return new Distortion("blur " + sigma, image -> {
            Pixels across = Pixels.blank(image.width(), image.height());
            Pixels blurred = Pixels.blank(image.width(), image.height());
            blur(image, across, sigma, 1, 0);
            blur(across, blurred, sigma, 0, 1);
            return blurred;
        });
    }

    static Distortion jpeg(float quality) {
        return new Distortion("JPEG " + Math.round(100 * quality), image -> {
            BufferedImage rgb = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
            rgb.setRGB(0, 0, image.width(), image.height(), image.argb(), 0, image.width());
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
                ImageWriteParam param = writer.getDefaultWriteParam();
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
                writer.setOutput(out);
                writer.write(null, new IIOImage(rgb, null, null), param);
                out.flush();
                BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
                int[] argb = read.getRGB(0, 0, image.width(), image.height(), null, 0, image.width());
                return Pixels.of(image.width(), image.height(), argb);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                writer.dispose();
            }
        });
    }

    private static void blur(Pixels from, Pixels to, double sigma, int stepX, int stepY) {
        int radius = (int) Math.ceil(3 * sigma);
        for (int i = 0; i < to.argb().length; i++) {
            int x = i % from.width();
            int y = i / from.width();
            double[] sums = new double[3];
            double weights = 0;
            for (int d = -radius; d <= radius; d++) {
                double weight = Math.exp(-d * d / (2 * sigma * sigma));
                int argb = from.get(mirrored(x + d * stepX, from.width()), mirrored(y + d * stepY, from.height()));
                add(sums, argb, weight);
                weights += weight;
            }
            to.argb()[i] = packed(sums, weights);
        }
    }

    /** Samples by Lanczos kernels of three lobes. */
    private static int sampled(Pixels image, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double[] across = new double[LOBES * 2];
        for (int i = 0; i < across.length; i++) {
            across[i] = lanczos(x - (left - 2 + i));
        }
        double[] sums = new double[3];
        double weights = 0;
        for (int row = top - 2; row <= top + 3; row++) {
            double down = lanczos(y - row);
            for (int i = 0; i < across.length && down != 0; i++) {
                if (across[i] != 0) {
                    int column = mirrored(left - 2 + i, image.width());
                    add(sums, image.get(column, mirrored(row, image.height())), across[i] * down);
                    weights += across[i] * down;
                }
            }
        }
        return packed(sums, weights);
    }

    private static void add(double[] sums, int argb, double weight) {
        for (int c = 0; c < 3; c++) {
            sums[c] += weight * (argb >> 16 - 8 * c & 0xFF);
        }
    }

    private static int packed(double[] sums, double weights) {
        return 0xFF000000
                | rounded(sums[0] / weights) << 16
                | rounded(sums[1] / weights) << 8
                | rounded(sums[2] / weights);
    }

    private static double lanczos(double distance) {
        if (distance == 0) {
            return 1;
        }
        if (Math.abs(distance) >= LOBES) {
            return 0;
        }
        double angle = Math.PI * distance;
        return LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
    }

    private static int mirrored(int position, int side) {
        int folded = Math.floorMod(position, 2 * side);
        return folded < side ? folded : 2 * side - 1 - folded;
    }

    private static int rounded(double level) {
        return (int) Math.round(Math.max(0, Math.min(255, level)));
    }

    @Override
    public String toString() {
        return name;
    }
}
