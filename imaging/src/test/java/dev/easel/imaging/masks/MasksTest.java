package dev.easel.imaging.masks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.core.testing.TestImages;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.masks.Bounds;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.Holes;
import dev.easel.imaging.internal.masks.MaskReader;
import dev.easel.imaging.internal.masks.MaskWriter;
import dev.easel.imaging.internal.masks.RandomMasks;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MasksTest {
    private static final Size SIZE = new Size(20, 16);

    @Test
    void marksNothingAtFirst() {
        assertThat(Bounds.of(Masks.over(SIZE).coverage())).isEmpty();
    }

    @Test
    void addsShapes() {
        Coverage mask =
                Masks.over(SIZE).rectangle(1, 1, 3, 3).rectangle(10, 10, 2, 2).coverage();
        assertThat(mask.at(2, 2)).isEqualTo(255);
        assertThat(mask.at(11, 11)).isEqualTo(255);
        assertThat(mask.at(6, 6)).isZero();
    }

    @Test
    void subtractsIntersectsAndUnites() {
        Coverage ring = Masks.over(SIZE)
                .rectangle(0, 0, 10, 10)
                .minus(m -> m.rectangle(2, 2, 6, 6))
                .coverage();
        assertThat(ring.at(1, 1)).isEqualTo(255);
        assertThat(ring.at(4, 4)).isZero();
        Coverage both = Masks.over(SIZE)
                .rectangle(0, 0, 10, 10)
                .intersect(m -> m.rectangle(5, 5, 10, 10))
                .coverage();
        assertThat(Bounds.of(both)).contains(new Bounds(5, 5, 10, 10));
        Coverage either = Masks.over(SIZE)
                .rectangle(0, 0, 2, 2)
                .union(m -> m.rectangle(5, 5, 3, 3).minus(n -> n.rectangle(6, 6, 1, 1)))
                .coverage();
        assertThat(either.at(0, 0)).isEqualTo(255);
        assertThat(either.at(5, 5)).isEqualTo(255);
        assertThat(either.at(6, 6)).isZero();
    }

    @Test
    void combinesSoftWeights() {
        Coverage first = RandomMasks.soft(31);
        Coverage second = first.copy();
        Random random = new Random(1);
        random.nextBytes(second.weights());
        Size size = new Size(first.width(), first.height());
        byte[] union = Masks.over(size).add(first).add(second).coverage().weights();
        byte[] common = Masks.over(size)
                .add(first)
                .intersect(m -> m.add(second))
                .coverage()
                .weights();
        byte[] minus =
                Masks.over(size).add(first).minus(m -> m.add(second)).coverage().weights();
        byte[] inverted = Masks.over(size).add(first).invert().coverage().weights();
        for (int i = 0; i < union.length; i++) {
            int a = first.weights()[i] & 0xFF;
            int b = second.weights()[i] & 0xFF;
            assertThat(union[i] & 0xFF).isEqualTo(Math.max(a, b));
            assertThat(common[i] & 0xFF).isEqualTo(Math.min(a, b));
            assertThat(minus[i] & 0xFF).isEqualTo(Math.min(a, 255 - b));
            assertThat(inverted[i] & 0xFF).isEqualTo(255 - a);
        }
    }

    @Test
    void marksABorderInPixelsOrAsAShare() {
        Coverage mask = Masks.over(SIZE).border(3).coverage();
        assertThat(Bounds.of(Masks.over(SIZE).border(3).invert().coverage())).contains(new Bounds(3, 3, 17, 13));
        assertThat(mask.at(2, 8)).isEqualTo(255);
        Coverage share = Masks.over(SIZE).border(Border.fraction(0.25)).invert().coverage();
        assertThat(Bounds.of(share)).contains(new Bounds(5, 4, 15, 12));
        Coverage bottom = Masks.over(SIZE).border(Border.pixels(0, 0, 0, 5)).coverage();
        assertThat(Bounds.of(bottom)).contains(new Bounds(0, 11, 20, 16));
        Coverage all = Masks.over(SIZE).border(Border.pixels(15, 0, 15, 0)).coverage();
        assertThat(all.weights()).containsOnly(255);
        assertThat(Masks.over(SIZE).border(40).coverage().weights()).containsOnly(255);
        assertThatIllegalArgumentException().isThrownBy(() -> Masks.over(SIZE).border(Border.toRatio(1, 1)));
    }

    @Test
    void selectsByAlphaLumaAndColor() {
        ImageData image = ImageData.of(TestImages.png(4, 1, (x, y) -> switch (x) {
            case 0 -> 0x00FFFFFF;
            case 1 -> 0x80FF0000;
            case 2 -> 0xFFF0F0F0;
            default -> 0xFF0A1410;
        }));
        assertThat(Masks.over(image).fromAlpha().coverage().weights()).containsExactly(255, 127, 0, 0);
        assertThat(Masks.over(image).fromLuma(200).coverage().weights()).containsExactly(255, 0, 255, 0);
        assertThat(Masks.over(image).fromColor(Rgb.BLACK, 20).coverage().weights())
                .containsExactly(0, 0, 0, 255);
        assertThat(Masks.over(image).fromColor(Rgb.BLACK, 19).coverage().weights())
                .containsExactly(0, 0, 0, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> Masks.over(image).fromLuma(256));
        assertThatIllegalArgumentException().isThrownBy(() -> Masks.over(image).fromColor(Rgb.BLACK, -1));
    }

    @Test
    void selectsByPixelsWithinSteps() {
        ImageData image = ImageData.of(TestImages.png(4, 4, (x, y) -> x < 2 ? 0xFFFFFFFF : 0xFF000000));
        Coverage mask = Masks.over(image)
                .rectangle(0, 0, 4, 2)
                .intersect(m -> m.fromLuma(128))
                .coverage();
        assertThat(Bounds.of(mask)).contains(new Bounds(0, 0, 2, 2));
    }

    @Test
    void refusesToSelectByPixelsWhenOnlyTheSizeIsKnown() {
        assertThatIllegalStateException().isThrownBy(() -> Masks.over(SIZE).fromAlpha());
    }

    @Test
    void growsShrinksAndFeathersByExactDistances() {
        Coverage grown = Masks.over(SIZE).rectangle(8, 7, 2, 2).grow(3).coverage();
        assertThat(Bounds.of(grown)).contains(new Bounds(5, 4, 13, 12));
        assertThat(grown.at(5, 4)).isZero();
        Coverage shrunk = Masks.over(SIZE).rectangle(0, 5, 10, 9).shrink(3).coverage();
        assertThat(Bounds.of(shrunk)).contains(new Bounds(0, 8, 7, 11));
        Coverage soft = Masks.over(SIZE).rectangle(4, 4, 12, 12).feather(3).coverage();
        assertThat(soft.at(3, 8)).isZero();
        assertThat(soft.at(4, 8)).isBetween(1, 127);
        assertThat(soft.at(7, 8)).isEqualTo(255);
    }

    @Test
    void addsExistingMasks() {
        Coverage ellipse = Masks.over(SIZE).ellipse(2, 2, 9, 9).coverage();
        assertThat(Masks.over(SIZE)
                        .mask(MaskWriter.write(ellipse, MaskConvention.TRANSPARENT))
                        .coverage()
                        .weights())
                .isEqualTo(ellipse.weights());
        assertThat(Masks.over(new Size(40, 32))
                        .fitted(MaskWriter.write(ellipse, MaskConvention.BLACK))
                        .coverage()
                        .width())
                .isEqualTo(40);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Masks.over(SIZE).add(Coverage.none(3, 4)))
                .withMessageContaining("20x16")
                .withMessageContaining("3x4");
    }

    @Test
    void fillsOnlyEnclosedAreas() {
        for (int seed = 0; seed < 200; seed++) {
            Coverage mask = RandomMasks.binary(seed);
            byte[] expected = filled(mask);
            Holes.fill(mask);
            assertThat(mask.weights()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    /** Floods open pixels from the image's edge, one by one; everything else is filled. */
    private static byte[] filled(Coverage mask) {
        byte[] filled = new byte[mask.weights().length];
        java.util.Arrays.fill(filled, (byte) 255);
        ArrayDeque<int[]> open = new ArrayDeque<>();
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (x == 0 || y == 0 || x == mask.width() - 1 || y == mask.height() - 1) {
                    open.add(new int[] {x, y});
                }
            }
        }
        while (!open.isEmpty()) {
            int[] at = open.remove();
            boolean outside = at[0] < 0 || at[1] < 0 || at[0] >= mask.width() || at[1] >= mask.height();
            if (outside || mask.at(at[0], at[1]) == 255 || filled[at[1] * mask.width() + at[0]] == 0) {
                continue;
            }
            filled[at[1] * mask.width() + at[0]] = 0;
            open.add(new int[] {at[0] + 1, at[1]});
            open.add(new int[] {at[0] - 1, at[1]});
            open.add(new int[] {at[0], at[1] + 1});
            open.add(new int[] {at[0], at[1] - 1});
        }
        return filled;
    }

    @Test
    void buildsAGrayPngByDefault() {
        Masks masks = Masks.over(SIZE).ellipse(1, 2, 13, 11).feather(4);
        assertThat(masks.build().convention()).isEqualTo(MaskConvention.WHITE);
        assertThat(masks.build(MaskConvention.TRANSPARENT).convention()).isEqualTo(MaskConvention.TRANSPARENT);
        assertThat(new MaskReader(new ImageDecoder()).read(masks.build(), SIZE).weights())
                .isEqualTo(masks.coverage().weights());
    }
}
