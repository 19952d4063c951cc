package dev.easel.imaging.internal.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ThumbnailatorScalerTest {
    private final ThumbnailatorScaler scaler = ThumbnailatorScaler.onCaller();

    @Test
    void scalesAsTheResamplerDoes() {
        Pixels image = numbered(30, 20);

        assertThat(scaler.scale(image, new Size(17, 23)))
                .isEqualTo(Lanczos3.onCaller().resample(image, 17, 23));
    }

    @Test
    void scalesAPartLikeAWholeImage() {
        Pixels image = numbered(30, 20);
        Box part = new Box(7, 3, 12, 11);

        assertThat(scaler.scale(image, part, new Size(5, 40)))
                .isEqualTo(Lanczos3.onCaller().resample(ThumbnailatorScaler.crop(image, part), 5, 40));
    }

    @Test
    void cropsBitForBitWithColorUnderAlphaAndDeepSamples() {
        short[] deep = new short[4 * 12];
        for (int i = 0; i < deep.length; i++) {
            deep[i] = (short) (1000 + i);
        }
        Pixels image = Pixels.deep(4, 3, new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, deep);

        Pixels part = scaler.scale(image, new Box(1, 1, 2, 2), new Size(2, 2));

        assertThat(part.argb()).containsExactly(6, 7, 10, 11);
        assertThat(part.deep().orElseThrow()).containsExactly(new short[] {
            1020, 1021, 1022, 1023, 1024, 1025, 1026, 1027, 1036, 1037, 1038, 1039, 1040, 1041, 1042, 1043
        });
    }

    @Test
    void coversByCroppingTheExcess() {
        Pixels image = numbered(6, 2);

        assertThat(scaler.fit(image, new Size(2, 2), ResizeMode.COVER, Gravity.LEFT)
                        .argb())
                .containsExactly(image.get(0, 0), image.get(1, 0), image.get(0, 1), image.get(1, 1));
        assertThat(scaler.fit(image, new Size(2, 2), ResizeMode.COVER, Gravity.RIGHT)
                        .argb())
                .containsExactly(image.get(4, 0), image.get(5, 0), image.get(4, 1), image.get(5, 1));
    }

    @Test
    void containsWithoutPadding() {
        Pixels contained = scaler.fit(numbered(60, 20), new Size(30, 30), ResizeMode.CONTAIN, Gravity.CENTER);

        assertThat(contained.width()).isEqualTo(30);
        assertThat(contained.height()).isEqualTo(10);
    }

    @Test
    void padsWithTransparencyOrAColor() {
        Pixels image = Pixels.of(2, 1, new int[] {0xFF111111, 0xFF222222});

        assertThat(scaler.fit(image, new Size(2, 3), ResizeMode.PAD, Gravity.CENTER)
                        .argb())
                .containsExactly(0, 0, 0xFF111111, 0xFF222222, 0, 0);
        assertThat(scaler.fit(image, new Size(2, 3), ResizeMode.PAD, Gravity.TOP, 0xFFABCDEF)
                        .argb())
                .containsExactly(0xFF111111, 0xFF222222, 0xFFABCDEF, 0xFFABCDEF, 0xFFABCDEF, 0xFFABCDEF);
    }

    @Test
    void keepsSixteenBitsWhenItFits() {
        short[] samples = new short[4 * 6];
        Arrays.fill(samples, (short) 12_345);
        Pixels image = Pixels.deep(3, 2, new int[6], samples);

        Pixels padded = scaler.fit(image, new Size(9, 10), ResizeMode.PAD, Gravity.TOP, 0xFFAB00CD);

        short[] deep = padded.deep().orElseThrow();
        assertThat(deep[4 * 9 + 1]).isEqualTo((short) 12_345);
        assertThat(Arrays.copyOfRange(deep, 4 * 85, 4 * 86))
                .containsExactly((short) 0xABAB, (short) 0, (short) 0xCDCD, (short) -1);
        assertThat(padded.get(4, 9)).isEqualTo(0xFFAB00CD);
        assertThat(scaler.fit(image, new Size(2, 2), ResizeMode.COVER, Gravity.LEFT)
                        .deep())
                .isPresent();
        assertThat(scaler.scale(image, new Size(6, 4)).deep()).isEmpty();
    }

    @Test
    void refusesToCropBeyondTheImage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThumbnailatorScaler.crop(numbered(4, 4), new Box(2, 0, 3, 4)))
                .withMessageContaining("4×4");
    }

    private static Pixels numbered(int width, int height) {
        Pixels pixels = Pixels.blank(width, height);
        for (int i = 0; i < width * height; i++) {
            pixels.argb()[i] = 0xFF000000 | i * 0x010305;
        }
        return pixels;
    }
}
