package dev.easel.offline.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.offline.prompt.Motif;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LooksTest {
    private static final Pixels PHOTO = photo();

    @ParameterizedTest
    @EnumSource(
            value = Motif.class,
            names = {
                "SUNSET",
                "NIGHT",
                "DAWN",
                "FOG",
                "STORM",
                "RAIN",
                "SNOW",
                "VIVID",
                "PASTEL",
                "COOL",
                "AUTUMN",
                "FUTURE",
                "VINTAGE",
                "MONOCHROME",
                "BLUR",
                "WATERCOLOR",
                "CARTOON",
                "SKETCH"
            })
    void changesMostOfTheImageButNotAlpha(Motif motif) {
        Pixels changed = with(motif);

        int different = 0;
        for (int i = 0; i < PHOTO.argb().length; i++) {
            different += changed.argb()[i] != PHOTO.argb()[i] ? 1 : 0;
            if (motif != Motif.RAIN && motif != Motif.SNOW) {
                assertThat(changed.argb()[i] >>> 24).isEqualTo(PHOTO.argb()[i] >>> 24);
            }
        }
        assertThat(different).isGreaterThan(PHOTO.argb().length * 3 / 4);
    }

    @Test
    void sunsetIsWarmer() {
        IntToDoubleFunction warmth = pixel -> (pixel >> 16 & 0xFF) - (pixel & 0xFF);

        assertThat(mean(with(Motif.SUNSET), warmth)).isGreaterThan(mean(PHOTO, warmth) + 20);
        assertThat(mean(with(Motif.COOL), warmth)).isLessThan(mean(PHOTO, warmth) - 10);
    }

    @Test
    void nightIsDark() {
        assertThat(mean(with(Motif.NIGHT), Plane::brightness)).isLessThan(mean(PHOTO, Plane::brightness) / 2);
    }

    @Test
    void monochromeHasNoColor() {
        for (int pixel : with(Motif.MONOCHROME).argb()) {
            assertThat(pixel >> 16 & 0xFF).isEqualTo(pixel >> 8 & 0xFF).isEqualTo(pixel & 0xFF);
        }
    }

    @Test
    void vividIsMoreColorful() {
        IntToDoubleFunction color = pixel -> {
            int red = pixel >> 16 & 0xFF;
            int green = pixel >> 8 & 0xFF;
            int blue = pixel & 0xFF;
            return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
        };

        assertThat(mean(with(Motif.VIVID), color)).isGreaterThan(1.2 * mean(PHOTO, color));
    }

    @Test
    void changesTheImageGentlyWithoutMotifs() {
        Pixels changed = Looks.of(Set.of(), 3).on(PHOTO, ParallelRows.caller(), Checkpoint.none());

        double before = mean(PHOTO, Plane::brightness);
        assertThat(changed).isNotEqualTo(PHOTO);
        assertThat(mean(changed, Plane::brightness)).isBetween(before - 45, before + 45);
        assertThat(Looks.of(Set.of(), 4).on(PHOTO, ParallelRows.caller(), Checkpoint.none()))
                .isNotEqualTo(changed);
    }

    @Test
    void ofHandReturnsTheSameImageWithoutANamedMedium() {
        assertThat(Looks.ofHand(Set.of(Motif.NIGHT), 3).on(PHOTO, ParallelRows.caller(), Checkpoint.none()))
                .isSameAs(PHOTO);
    }

    @Test
    void looksTheSameOnAnyNumberOfThreads() {
        Set<Motif> many = Set.of(Motif.SUNSET, Motif.FOG, Motif.VINTAGE, Motif.WATERCOLOR, Motif.SKETCH, Motif.CARTOON);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            assertThat(Looks.of(many, 9).on(PHOTO, ParallelRows.of(pool, 3), Checkpoint.none()))
                    .isEqualTo(Looks.of(many, 9).on(PHOTO, ParallelRows.caller(), Checkpoint.none()));
        } finally {
            pool.shutdownNow();
        }
    }

    private static Pixels with(Motif motif) {
        return Looks.of(Set.of(motif), 5).on(PHOTO, ParallelRows.caller(), Checkpoint.none());
    }

    private static double mean(Pixels image, IntToDoubleFunction measure) {
        double sum = 0;
        for (int pixel : image.argb()) {
            sum += measure.applyAsDouble(pixel);
        }
        return sum / image.argb().length;
    }

    private static Pixels photo() {
        Pixels photo = Pixels.blank(150, 110);
        for (int y = 0; y < 110; y++) {
            for (int x = 0; x < 150; x++) {
                int red = 60 + x;
                int green = 50 + y + (x / 13 + y / 17) % 2 * 40;
                int blue = 210 - x / 2 - y / 2;
                int alpha = x < 6 ? 0x40 : 0xFF;
                photo.argb()[y * 150 + x] = alpha << 24 | red << 16 | green << 8 | blue;
            }
        }
        return photo;
    }
}
