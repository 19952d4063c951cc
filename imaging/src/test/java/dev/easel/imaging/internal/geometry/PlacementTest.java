package dev.easel.imaging.internal.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlacementTest {
    @ParameterizedTest(name = "{0} onto {1}, {2} {3}")
    @CsvSource({
        // image, wanted, mode, gravity, part cut out, place on the canvas, canvas
        "4000x3000, 1024x768, COVER, CENTER, 0 0 4000x3000, 0 0 1024x768, 1024x768",
        "4000x3000, 1000x1000, COVER, CENTER, 500 0 3000x3000, 0 0 1000x1000, 1000x1000",
        "4000x3000, 1000x1000, COVER, LEFT, 0 0 3000x3000, 0 0 1000x1000, 1000x1000",
        "4000x3000, 1000x1000, COVER, BOTTOM_RIGHT, 1000 0 3000x3000, 0 0 1000x1000, 1000x1000",
        "300x400, 640x320, COVER, TOP, 0 0 300x150, 0 0 640x320, 640x320",
        "300x400, 640x320, COVER, BOTTOM, 0 250 300x150, 0 0 640x320, 640x320",
        "101x53, 33x33, COVER, CENTER, 24 0 53x53, 0 0 33x33, 33x33",
        "4000x3000, 1000x1000, CONTAIN, CENTER, 0 0 4000x3000, 0 0 1000x750, 1000x750",
        "30x40, 100x100, CONTAIN, CENTER, 0 0 30x40, 0 0 75x100, 75x100",
        "1000x1, 10x10, CONTAIN, CENTER, 0 0 1000x1, 0 0 10x1, 10x1",
        "4000x3000, 1000x1000, PAD, CENTER, 0 0 4000x3000, 0 125 1000x750, 1000x1000",
        "4000x3000, 1000x1000, PAD, TOP, 0 0 4000x3000, 0 0 1000x750, 1000x1000",
        "300x400, 641x400, PAD, BOTTOM_RIGHT, 0 0 300x400, 341 0 300x400, 641x400",
        "300x400, 641x400, PAD, CENTER, 0 0 300x400, 170 0 300x400, 641x400",
    })
    void cutsAndPlacesOnWholePixels(
            String image, String wanted, ResizeMode mode, Gravity gravity, String part, String place, String canvas) {
        assertThat(Placement.of(Size.parse(image), Size.parse(wanted), mode, gravity))
                .isEqualTo(new Placement(box(part), box(place), Size.parse(canvas)));
    }

    private static Box box(String text) {
        String[] fields = text.split(" ");
        Size size = Size.parse(fields[2]);
        return new Box(Integer.parseInt(fields[0]), Integer.parseInt(fields[1]), size.width(), size.height());
    }

    @ParameterizedTest
    @EnumSource(ResizeMode.class)
    void neverStretchesByMoreThanAPixel(ResizeMode mode) {
        for (int width = 1; width < 60; width += 7) {
            for (int height = 1; height < 60; height += 5) {
                Placement placement = Placement.of(new Size(width, height), new Size(31, 17), mode, Gravity.CENTER);
                Box part = placement.part();
                Box place = placement.place();
                double across = (double) place.width() / part.width();
                double down = (double) place.height() / part.height();
                double pixel = Math.max(1, Math.max(across, down));
                assertThat(Math.abs(across - down) * Math.min(part.width(), part.height()))
                        .as("%s × %s %s", width, height, mode)
                        .isLessThanOrEqualTo(pixel);
            }
        }
    }

    @Test
    void refusesAPlaceOutsideTheCanvas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Placement(new Box(0, 0, 4, 4), new Box(3, 0, 4, 4), new Size(6, 6)))
                .withMessageContaining("6x6");
    }
}
