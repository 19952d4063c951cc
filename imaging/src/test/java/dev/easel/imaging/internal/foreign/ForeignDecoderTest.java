package dev.easel.imaging.internal.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.imaging.internal.codec.ImageDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader of another format, registered with the service loader, lets its images in everywhere. */
class ForeignDecoderTest {
    private static final byte[] BITMAP =
            BitmapReader.bitmap(3, 2, 0xFF0000, 0x00FF00, 0x0000FF, 0x102030, 0x405060, 0xFFFFFF);

    @Test
    void readsAForeignImageFromMemoryAndFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("image.bmp"), BITMAP);
        for (ImageData image :
                new ImageData[] {ImageData.of(BITMAP), ImageSource.of(file).load()}) {
            assertThat(image.format()).isEqualTo(ImageFormat.PNG);
            assertThat(image.size()).isEqualTo(new Size(3, 2));
            assertThat(new ImageDecoder().read(image).argb())
                    .containsExactly(0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF102030, 0xFF405060, -1);
        }
    }

    @Test
    void sendsAForeignImageAndMaskAsPng() {
        int[] white = new int[64 * 64];
        Arrays.fill(white, 0xFFFFFF);
        ScriptedProvider provider =
                new ScriptedProvider().answer(TestImages.photo(64, 64).bytes());
        ImageSource image = ImageSource.of(BitmapReader.bitmap(64, 64, white));
        try (Easel easel = EaselBuilder.create().provider(provider.provider()).build()) {
            ImageData result = easel.inpaint(InpaintRequest.of(image, Mask.of(image), "a photo"))
                    .execute()
                    .first()
                    .data();
            assertThat(new ImageDecoder().read(result)).isEqualTo(new ImageDecoder().read(TestImages.photo(64, 64)));
        }
    }

    @Test
    void refusesAForeignImageOverTheLimitsBeforeItIsDecoded() {
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> ImageData.of(BitmapReader.bitmap(60_000, 60_000)))
                .withMessageContaining("3600000000 pixels");
    }

    @Test
    void namesTheReaderThatFails(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("cut.bmp"), Arrays.copyOf(BITMAP, 60));
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> ImageData.of(file))
                .withMessageContaining("cut.bmp")
                .withMessageContaining("The reader of BMP reported")
                .withMessageContaining("IndexOutOfBounds");
    }

    @Test
    void stillNamesAFormatThatNoReaderKnows() {
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> ImageData.of(new byte[] {'I', 'I', '*', 0, 8, 0, 0, 0}))
                .withMessageContaining("This is TIFF");
    }
}
