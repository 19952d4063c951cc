package dev.easel.imaging.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.codec.png.PngReader;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Reads real images, if available: PngSuite, EXIF orientations, JPEG and WebP, in {@code -Deasel.images=FOLDER} or in
 * {@code ../shared/images} beside the project.
 */
class SharedImagesTest {
    private static final Path FOLDER = folder();

    private final ImageDecoder reader = new ImageDecoder();

    private static Path folder() {
        String configured = System.getProperty("easel.images");
        return configured != null ? Path.of(configured) : Path.of("../../shared/images");
    }

    @BeforeEach
    void needsTheFolder() {
        assumeTrue(Files.isDirectory(FOLDER), "no folder " + FOLDER.toAbsolutePath());
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void readsAllOfPngSuiteExactlyAndWritesItBack() throws IOException {
        int read = 0;
        for (Path file : files("pngsuite", ".png")) {
            String name = file.getFileName().toString();
            if (name.startsWith("x")) {
                continue;
            }
            Pixels image = asStored(ImageData.of(file));
            String json = Files.readString(FOLDER.resolve("pngsuite/json/" + name.replace(".png", ".json")));
            int[] expected = Stream.of(json.replaceAll("[\\[\\]\\s]", "").split(","))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            assertThat(samples(image)).as(name).isEqualTo(expected);
            Pixels back = asStored(new ImageEncoder().png(image));
            assertThat(samples(back)).as(name).isEqualTo(expected);
            read++;
        }
        assertThat(read).isGreaterThan(100);
    }

    /** Returns the samples unchanged, as the suite expects; most of its images are in linear light. */
    private static Pixels asStored(ImageData png) {
        return PngReader.read(png.bytes(), Limits.defaults()).pixels();
    }

    private static int[] samples(Pixels image) {
        int[] samples = new int[4 * image.argb().length];
        for (int i = 0; i < samples.length; i++) {
            int at = i;
            int pixel = image.argb()[i / 4];
            int eight = i % 4 == 3 ? pixel >>> 24 : pixel >> 16 - 8 * (i % 4) & 0xFF;
            samples[i] = image.deep().map(deep -> deep[at] & 0xFFFF).orElse(eight);
        }
        return samples;
    }

    @Test
    void rejectsTheDamagedImagesOfPngSuite() throws IOException {
        List<Path> damaged = files("pngsuite", ".png").stream()
                .filter(file -> file.getFileName().toString().startsWith("x"))
                .toList();
        assertThat(damaged).hasSize(14);
        for (Path file : damaged) {
            assertThatExceptionOfType(ImageProcessingException.class)
                    .as(file.getFileName().toString())
                    .isThrownBy(() -> reader.read(ImageData.of(file)));
        }
    }

    @Test
    void showsImagesOfOneSceneAlikeInAnyOrientation() throws IOException {
        Pixels upright = reader.read(ImageData.of(FOLDER.resolve("exif/Landscape_1.jpg")));
        for (Path file : files("exif", ".jpg")) {
            Pixels read = reader.read(ImageData.of(file));
            boolean landscape = file.getFileName().toString().startsWith("Landscape");
            assertThat(read.width() > read.height()).as(file.toString()).isEqualTo(landscape);
            if (landscape) {
                assertThat(Images.difference(read, upright)).as(file.toString()).isLessThan(8);
            }
        }
    }

    @Test
    void readsTheOtherImages() throws IOException {
        int read = 0;
        for (String folder : new String[] {"jpeg", "webp", "photos"}) {
            for (String ending : new String[] {".jpg", ".png", ".webp"}) {
                for (Path file : files(folder, ending)) {
                    ImageData data = ImageData.of(file);
                    Pixels image = reader.read(data);
                    assertThat(image.width()).isEqualTo(data.size().width());
                    assertThat(image.height()).isEqualTo(data.size().height());
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(10);
    }
}
