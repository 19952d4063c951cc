package dev.easel.imaging.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.imaging.internal.codec.Images;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrientationTest {
    /** The image 123/456 as each orientation shows it. */
    @ParameterizedTest
    @CsvSource({
        "1, 3, 123456", "2, 3, 321654", "3, 3, 654321", "4, 3, 456123",
        "5, 2, 142536", "6, 2, 415263", "7, 2, 635241", "8, 2, 362514"
    })
    void turnsAccordingToExif(int exif, int width, String expected) {
        Pixels turned = Orientation.ofExif(exif).apply(Images.of(3, 2, i -> i + 1));
        assertThat(turned.width()).isEqualTo(width);
        assertThat(turned.argb())
                .containsExactly(expected.chars().map(c -> c - '0').toArray());
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void turnsDeepSamplesWithTheirPixels(Orientation orientation) {
        Pixels image = Images.deep(71, 45, false, true, new SplittableRandom(orientation.exif()));
        Pixels turned = orientation.apply(image);
        short[] samples = turned.deep().orElseThrow();
        for (int i = 0; i < turned.argb().length; i++) {
            assertThat(Samples.argb(samples, 4 * i)).isEqualTo(turned.argb()[i]);
        }
        assertThat(orientation.swapsSides()).isEqualTo(turned.width() == 45);
    }

    @Test
    void treatsOtherValuesAsUpright() {
        assertThat(Orientation.ofExif(0)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.ofExif(9)).isEqualTo(Orientation.UPRIGHT);
    }
}
