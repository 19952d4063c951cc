package dev.easel.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.failure.ImageProcessingException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskOptionsTest {
    /** 20 by 10: the left half opaque white, the right half transparent red. */
    private static final ImageData IMAGE = image(20, 10);

    private static final ImageSource FILE = ImageSource.of(Path.of("in.png"));

    private final Map<ImageSource, ImageData> files = new HashMap<>(Map.of(FILE, IMAGE));

    private static ImageData image(int width, int height) {
        BufferedImage buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                buffered.setRGB(x, y, x < width / 2 ? 0xFFFFFFFF : 0x00FF0000);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(buffered, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ImageData.of(out.toByteArray());
    }

    private ImageData load(ImageSource source) {
        return source instanceof ImageData data ? data : files.get(source);
    }

    private Mask drawn(String arguments) {
        return VerbOptionsTest.parsed(new DrawOptions(), ("in.png " + arguments).split(" +"))
                .mask(this::load);
    }

    private static BufferedImage decoded(Mask mask) {
        try {
            return ImageIO.read(new ByteArrayInputStream(((ImageData) mask.image()).bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the pixels that are white. */
    private static int marked(Mask mask) {
        BufferedImage buffered = decoded(mask);
        int marked = 0;
        for (int y = 0; y < buffered.getHeight(); y++) {
            for (int x = 0; x < buffered.getWidth(); x++) {
                marked += buffered.getRGB(x, y) == 0xFFFFFFFF ? 1 : 0;
            }
        }
        return marked;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rect 2,2,4,3                                         | 12",
                "--rect 2,2,4,3 --rect 10,2,4,3                         | 24",
                "--rect 2,2,4,3 --union --rect 2,2,4,3                  | 12",
                "--rect 0,0,50%,100%                                    | 100",
                "--rect -5,-5,10,10                                     | 25",
                "--rect 0,0,10,10 --minus --rect 0,0,5,10               | 50",
                "--rect 0,0,10,10 --intersect --rect 5,0,10,10          | 50",
                "--rect 0,0,9,9 --minus --rect 1,1,7,7 --fill-holes     | 81",
                "--polygon 0,0,10,0,10,10,0,10                          | 100",
                "--polygon 0,0,50%,0,50%,100%,0,100%                    | 100",
                "--ellipse 4,4,1,1                                      | 1",
                "--stroke 2,1,5,19,5                                    | 40",
                "--border 1                                             | 56",
                "--border 10%                                           | 72",
                "--border 0.1                                           | 72",
                "--rect 5,4,1,1 --grow 1                                | 5",
                "--rect 4,3,3,3 --shrink 1                              | 1",
                "--rect 0,0,10,10 --invert                              | 100",
                "--from-alpha                                           | 100",
                "--from-luma 200                                        | 100",
                "--from-color white                                    | 100",
                "--from-color #fefefe,1                                 | 100",
                "--from-color #f0f0f0,4                                | 0",
            })
    void drawsTheMaskOfTheOptions(String arguments, int pixels) {
        assertThat(marked(drawn(arguments))).isEqualTo(pixels);
    }

    @Test
    void worksFromLeftToRight() {
        assertThat(marked(drawn("--rect 5,4,1,1 --grow 1 --invert"))).isEqualTo(195);
        assertThat(marked(drawn("--rect 5,4,1,1 --invert --grow 1"))).isEqualTo(200);
        assertThat(marked(drawn("--rect 5,4,1,1 --grow 1 --rect 10,4,1,1"))).isEqualTo(6);
    }

    @Test
    void appliesChangesBeforeTheFirstShapeAtTheEnd() {
        assertThat(marked(drawn("--grow 1 --rect 5,4,1,1 --rect 10,4,1,1"))).isEqualTo(10);
        assertThat(marked(drawn("--invert --rect 0,0,10,10"))).isEqualTo(100);
    }

    @Test
    void feathersFromTheEdgeInward() {
        BufferedImage mask = decoded(drawn("--rect 5,0,10,10 --feather 3"));
        assertThat(mask.getRGB(4, 5) & 0xFF).isZero();
        assertThat(mask.getRGB(5, 5) & 0xFF).isBetween(1, 254);
        assertThat(mask.getRGB(10, 5) & 0xFF).isEqualTo(255);
    }

    @ParameterizedTest
    @CsvSource({"white,FFFFFFFF", "auto,FFFFFFFF", "black,FF000000"})
    void writesTheRequestedMeaning(String means, String marked) {
        BufferedImage mask = decoded(drawn("--rect 0,0,10,10 --means " + means));
        assertThat(mask.getRGB(0, 0)).isEqualTo(Integer.parseUnsignedInt(marked, 16));
        assertThat(mask.getRGB(19, 9)).isNotEqualTo(mask.getRGB(0, 0));
    }

    @Test
    void writesTransparencyWhereThatMeansRepaint() {
        BufferedImage mask = decoded(drawn("--rect 0,0,10,10 --means transparent"));
        assertThat(mask.getRGB(0, 0) >>> 24).isZero();
        assertThat(mask.getRGB(19, 9) >>> 24).isEqualTo(255);
    }

    @Test
    void readsMaskImagesByTheirMeaning() {
        files.put(ImageSource.of(Path.of("m.png")), IMAGE);
        assertThat(marked(drawn("--mask m.png"))).isEqualTo(100);
        assertThat(marked(drawn("--mask m.png --mask-means white"))).isEqualTo(100);
        assertThat(decoded(drawn("--mask m.png --mask-means transparent")).getRGB(0, 0) & 0xFF)
                .isZero();
        assertThat(decoded(drawn("--mask m.png --mask-means white")).getRGB(0, 0) & 0xFF)
                .isEqualTo(255);
    }

    @Test
    void rejectsAMaskImageOfAnotherSizeUnlessFitMaskIsGiven() {
        files.put(ImageSource.of(Path.of("m.png")), image(40, 20));
        assertThatThrownBy(() -> drawn("--mask m.png --grow 1"))
                .isInstanceOf(ImageProcessingException.class)
                .hasMessageContaining("40x20")
                .hasMessageContaining("20x10");
        assertThat(marked(drawn("--mask m.png --fit-mask"))).isEqualTo(100);
    }

    @Test
    void passesAMaskImageOnUnchanged() {
        InpaintRequest request = VerbOptionsTest.parsed(
                        new InpaintOptions(), "in.png", "-p", "sofa", "--mask", "m.png", "--mask-means", "black")
                .request(Optional.empty(), source -> {
                    throw new AssertionError("no image may be read yet");
                });
        assertThat(request.image()).isEqualTo(FILE);
        assertThat(request.mask()).isEqualTo(new Mask(ImageSource.of(Path.of("m.png")), MaskConvention.BLACK));
        assertThat(request.harmonize()).isTrue();
    }

    @Test
    void sendsASoftMaskFromALevel() {
        assertThat(inpainting("--rect", "0,0,5,5").maskThreshold()).isEqualTo(Mask.MOSTLY_MARKED);
        assertThat(inpainting("--rect", "0,0,5,5", "--mask-threshold", "1").maskThreshold())
                .isEqualTo(1);
        assertThatThrownBy(() -> inpainting("--rect", "0,0,5,5", "--mask-threshold", "256"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256")
                .hasMessageContaining("1 (all that is marked at all) to 255");
    }

    private InpaintRequest inpainting(String... mask) {
        String[] arguments = Stream.concat(Stream.of("in.png", "-p", "sofa"), Stream.of(mask))
                .toArray(String[]::new);
        return VerbOptionsTest.parsed(new InpaintOptions(), arguments).request(Optional.empty(), this::load);
    }

    @Test
    void drawsOverTheImageThatIsSent() {
        InpaintRequest request = VerbOptionsTest.parsed(
                        new InpaintOptions(),
                        "in.png",
                        "-p",
                        "sofa",
                        "--rect",
                        "0,0,5,5",
                        "--as-returned",
                        "--harmonize",
                        "off")
                .request(Optional.empty(), this::load);
        assertThat(request.image()).isSameAs(IMAGE);
        assertThat(request.asReturned()).isTrue();
        assertThat(request.harmonize()).isFalse();
        assertThat(marked(request.mask())).isEqualTo(25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--grow 3                       | The mask has no shape",
                "--rect 1,2,3                   | X,Y,WIDTH,HEIGHT",
                "--rect 0,0,0,5                 | 0",
                "--polygon 1,1                  | at least 3 points",
                "--rect 0,0,5,5 --minus         | --minus must be followed by a shape",
                "--rect 0,0,5,5 --feather -1    | -1",
                "--from-luma 300                | 300",
            })
    void rejectsInvalidMasks(String arguments, String message) {
        assertThatThrownBy(() -> drawn(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
