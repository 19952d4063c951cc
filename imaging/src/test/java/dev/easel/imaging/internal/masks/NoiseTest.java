package dev.easel.imaging.internal.masks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.testing.TestImages;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.codec.png.PngBuilder;
import dev.easel.imaging.internal.pixels.ParallelRows;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final Size SIZE = new Size(WIDTH, HEIGHT);

    private final MaskReader reader = new MaskReader(new ImageDecoder());

    /** How people store a mask, from its weights. */
    private enum File {
        WHITE(MaskConvention.WHITE) {
            @Override
            byte[] of(Coverage mask) {
                return TestImages.png(WIDTH, HEIGHT, (x, y) -> gray(mask.at(x, y)));
            }
        },
        BLACK(MaskConvention.BLACK) {
            @Override
            byte[] of(Coverage mask) {
                return TestImages.png(WIDTH, HEIGHT, (x, y) -> gray(255 - mask.at(x, y)));
            }
        },
        TRANSPARENT(MaskConvention.TRANSPARENT) {
            @Override
            byte[] of(Coverage mask) {
                return TestImages.png(WIDTH, HEIGHT, (x, y) -> 255 - mask.at(x, y) << 24 | 0x336699);
            }
        },
        WHITE_ON_TRANSPARENT(MaskConvention.WHITE) {
            @Override
            byte[] of(Coverage mask) {
                return TestImages.png(WIDTH, HEIGHT, (x, y) -> mask.at(x, y) << 24 | 0xFFFFFF);
            }
        },
        GRAY_BY_CONTENT(MaskConvention.BY_CONTENT) {
            @Override
            byte[] of(Coverage mask) {
                // An alpha channel that is not quite opaque does not make transparency mean anything.
                return TestImages.png(WIDTH, HEIGHT, (x, y) -> gray(mask.at(x, y)) - ((x & 1) << 24));
            }
        },
        ALPHA_BY_CONTENT(MaskConvention.BY_CONTENT) {
            @Override
            byte[] of(Coverage mask) {
                return TestImages.png(WIDTH, HEIGHT, (x, y) -> 255 - mask.at(x, y) << 24);
            }
        },
        PALETTE(MaskConvention.WHITE) {
            @Override
            byte[] of(Coverage mask) {
                byte[] levels = new byte[3 * 256];
                IntStream.range(0, levels.length).forEach(i -> levels[i] = (byte) (i / 3));
                return PngBuilder.of(WIDTH, HEIGHT, 8, 3, false)
                        .chunk("PLTE", levels)
                        .rows(rows(mask, 1))
                        .end();
            }
        },
        SIXTEEN_BITS(MaskConvention.WHITE) {
            @Override
            byte[] of(Coverage mask) {
                return PngBuilder.of(WIDTH, HEIGHT, 16, 0, false)
                        .rows(rows(mask, 2))
                        .end();
            }
        };

        private final MaskConvention convention;

        File(MaskConvention convention) {
            this.convention = convention;
        }

        abstract byte[] of(Coverage mask);

        Mask mask(Coverage mask) {
            return new Mask(ImageData.of(of(mask)), convention);
        }

        private static int gray(int level) {
            return 0xFF000000 | level * 0x010101;
        }

        private static byte[] rows(Coverage mask, int bytes) {
            byte[] rows = new byte[HEIGHT * (1 + bytes * WIDTH)];
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                int at = i / WIDTH * (1 + bytes * WIDTH) + 1 + bytes * (i % WIDTH);
                Arrays.fill(rows, at, at + bytes, mask.weights()[i]);
            }
            return rows;
        }
    }

    private static Coverage ellipse() {
        Coverage mask = Coverage.none(WIDTH, HEIGHT);
        ShapeFill.mark(mask, new Ellipse(45, 25, 70, 60));
        return mask;
    }

    /** Returns a copy in which each weight moves away from its end of the scale by a number of levels. */
    private static Coverage noisy(Coverage mask, IntUnaryOperator levels) {
        Coverage noisy = mask.copy();
        for (int i = 0; i < noisy.weights().length; i++) {
            int weight = noisy.weights()[i] & 0xFF;
            int off = levels.applyAsInt(i);
            noisy.weights()[i] = (byte) (weight < 128 ? weight + off : weight - off);
        }
        return noisy;
    }

    private static IntUnaryOperator upTo(int most) {
        Random random = new Random(most);
        return i -> random.nextInt(most + 1);
    }

    @ParameterizedTest
    @EnumSource(File.class)
    void readsANoisyMaskAsTheMaskItIs(File file) {
        Coverage mask = ellipse();
        for (IntUnaryOperator noise : new IntUnaryOperator[] {i -> 1, i -> 22, upTo(2), upTo(12)}) {
            MaskReader.Reading reading = reader.reading(file.mask(noisy(mask, noise)), SIZE);
            assertThat(reading.mask().weights()).isEqualTo(mask.weights());
            assertThat(reading.notes())
                    .singleElement()
                    .satisfies(note -> assertThat(note.message()).contains("noise", reading.noise() + " pixels"));
        }
        if (file != File.GRAY_BY_CONTENT) {
            assertThat(reader.reading(file.mask(mask), SIZE).notes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(File.class)
    void marksNothingWhereOnlyNoiseIs(File file) {
        Coverage nothing = noisy(Coverage.none(WIDTH, HEIGHT), upTo(3));
        assertThat(Bounds.of(reader.read(file.mask(nothing), SIZE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 60, 75, 90})
    void keepsAllButTheEdgeOfAJpeg(int quality) throws IOException {
        Coverage mask = ellipse();
        Coverage read = reader.read(new Mask(jpeg(mask, quality), MaskConvention.WHITE), SIZE);
        Coverage near = mask.copy();
        new Morphology(ParallelRows.caller()).grow(near, 10);
        Coverage deep = mask.copy();
        new Morphology(ParallelRows.caller()).shrink(deep, 10);
        int wrong = 0;
        int differing = 0;
        for (int i = 0; i < read.weights().length; i++) {
            wrong += near.weights()[i] == 0 && read.weights()[i] != 0 ? 1 : 0;
            wrong += deep.weights()[i] != 0 && read.weights()[i] != -1 ? 1 : 0;
            differing += read.weights()[i] == mask.weights()[i] ? 0 : 1;
        }
        assertThat(wrong).isZero();
        assertThat(differing).isLessThan(quality < 50 ? 700 : 350);
    }

    private static ImageData jpeg(Coverage mask, int quality) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, WIDTH, HEIGHT, mask.weights());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality / 100f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return ImageData.of(bytes.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 40})
    void blendsASoftEdgeToItsWeakEnds(int pixels) {
        Coverage mask = Coverage.none(WIDTH, HEIGHT);
        ShapeFill.mark(mask, new Ellipse(10, 5, 140, 110));
        new Morphology(ParallelRows.caller()).feather(mask, pixels);
        for (File file : File.values()) {
            if (file != File.GRAY_BY_CONTENT) {
                assertThat(reader.reading(file.mask(mask), SIZE).noise())
                        .as("%s", file)
                        .isZero();
            }
        }
    }

    @Test
    void blendsASoftEdgeAmongNoise() {
        Coverage mask = Coverage.none(WIDTH, HEIGHT);
        ShapeFill.mark(mask, new Rectangle(30, 0, 130, HEIGHT));
        new Morphology(ParallelRows.caller()).feather(mask, 40);
        for (int noise = 1; noise <= 2; noise++) {
            int level = noise;
            int wrong = 0;
            Coverage read = reader.read(File.WHITE.mask(noisy(mask, i -> i * 7 / 3 % (level + 1))), SIZE);
            for (int i = 0; i < read.weights().length; i++) {
                int meant = mask.weights()[i] & 0xFF;
                int got = read.weights()[i] & 0xFF;
                wrong += Math.abs(got - meant) > 2 * level || meant == 0 && got != 0 ? 1 : 0;
            }
            assertThat(wrong).isZero();
        }
    }

    @Test
    void leavesAMaskThatMarksWeaklyEverywhereAsItIs() {
        Coverage mask = Coverage.none(WIDTH, HEIGHT);
        for (int i = 0; i < mask.weights().length; i++) {
            mask.weights()[i] = (byte) (i % WIDTH < 80 ? 100 : 0);
        }
        MaskReader.Reading reading = reader.reading(File.WHITE.mask(mask), SIZE);
        assertThat(reading.noise()).isZero();
        assertThat(reading.mask().sentFrom(128)).isEqualTo(50);
        assertThat(ellipse().sentFrom(128)).isEqualTo(128);
    }

    @ParameterizedTest
    @EnumSource(MaskConvention.class)
    void keepsTheWeakestWeightsOfAMaskMadeHere(MaskConvention convention) {
        Coverage thin = Coverage.none(WIDTH, HEIGHT);
        ShapeFill.mark(thin, new Stroke(5, 10, 10, 140, 100));
        new Morphology(ParallelRows.caller()).feather(thin, 40);
        assertThat(thin.peak()).isLessThan(Noise.CLEAR);
        assertThat(reader.read(MaskWriter.write(thin, convention), SIZE).weights())
                .isEqualTo(thin.weights());
    }
}
