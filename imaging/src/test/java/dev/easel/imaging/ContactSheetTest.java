package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.codec.ImageEncoder;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactSheetTest {
    private static final int RED = 0xFFFF0000;
    private static final int CLEAR = 0x00FF0000;

    private final ContactSheet sheets = ContactSheet.ofCells(100, Limits.defaults(), ForkJoinPool.commonPool());

    private static ImageData image(int width, int height, int argb) {
        Pixels pixels = Pixels.blank(width, height);
        Arrays.fill(pixels.argb(), argb);
        return new ImageEncoder().png(pixels);
    }

    private Pixels sheet(ImageData... images) {
        return new ImageDecoder().read(sheets.of(List.of(images)));
    }

    @ParameterizedTest
    @CsvSource({"1, 124, 124", "3, 348, 124", "4, 460, 124", "5, 460, 236", "8, 460, 236", "9, 460, 348"})
    void hasUpToFourCellsInARow(int count, int width, int height) {
        ImageData sheet = sheets.of(Collections.nCopies(count, image(10, 10, RED)));
        assertThat(sheet.size()).isEqualTo(new Size(width, height));
    }

    @Test
    void showsEachImageWholeInTheMiddleOfItsCell() {
        Pixels sheet = sheet(image(400, 200, RED), image(20, 60, RED));
        int background = sheet.get(0, 0);
        assertThat(List.of(sheet.get(12, 37), sheet.get(111, 86), sheet.get(12, 36), sheet.get(12, 87)))
                .containsExactly(RED, RED, background, background);
        assertThat(List.of(sheet.get(164, 32), sheet.get(183, 91), sheet.get(163, 32), sheet.get(184, 91)))
                .containsExactly(RED, RED, background, background);
    }

    @Test
    void drawsACheckerboardBehindTransparentPixels() {
        Pixels sheet = sheet(image(100, 100, CLEAR));
        assertThat(sheet.get(12, 12)).isEqualTo(0xFFFFFFFF);
        assertThat(sheet.get(24, 12)).isEqualTo(0xFFD8D8D8);
        assertThat(sheet.get(24, 24)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void refusesAnEmptySheetAndAnInvalidCellSize() {
        assertThatThrownBy(() -> sheets.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A contact sheet needs at least one image.");
        assertThatThrownBy(() -> ContactSheet.ofCells(4, Limits.defaults(), ForkJoinPool.commonPool()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid cell size 4: it must be 16 to 2048 pixels.");
    }
}
