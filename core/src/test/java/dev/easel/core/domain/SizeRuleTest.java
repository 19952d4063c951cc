package dev.easel.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Size;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SizeRuleTest {
    private static final SizeRule OPENAI =
            SizeRule.fixed(new Size(1024, 1024), new Size(1024, 1536), new Size(1536, 1024));
    private static final SizeRule NEWER = new SizeRule.Flexible(16, 655_360, 8_294_400, 3840, 3);
    private static final SizeRule RATIOS = new SizeRule.Ratios(Map.of(
            new AspectRatio(1, 1), new Size(1024, 1024),
            new AspectRatio(2, 3), new Size(683, 1024),
            new AspectRatio(3, 2), new Size(1024, 683)));

    @Test
    void takesTheFixedSizeOfTheNearestRatio() {
        assertThat(OPENAI.nearest(ImageSize.ratio(2, 3))).isEqualTo(ImageSize.exact(1024, 1536));
        assertThat(OPENAI.nearest(ImageSize.exact(1920, 1080))).isEqualTo(ImageSize.exact(1536, 1024));
        assertThat(OPENAI.nearest(ImageSize.exact(300, 310))).isEqualTo(ImageSize.exact(1024, 1024));
        assertThat(OPENAI.nearest(ImageSize.auto())).isEqualTo(ImageSize.auto());
    }

    @Test
    void requestsRatiosAsRatios() {
        assertThat(RATIOS.nearest(ImageSize.exact(900, 1400))).isEqualTo(ImageSize.ratio(2, 3));
        assertThat(RATIOS.expected(ImageSize.ratio(4, 6))).contains(new Size(683, 1024));
    }

    @Test
    void requestsNoSizeWhereTheProviderDecides() {
        assertThat(SizeRule.unspecified().nearest(ImageSize.exact(5, 5))).isEqualTo(ImageSize.auto());
        assertThat(SizeRule.unspecified().expected(ImageSize.auto())).isEmpty();
    }

    @Test
    void findsALegalSizeForAnyRequest() {
        Random random = new Random(20261121);
        for (int i = 0; i < 5_000; i++) {
            Size wanted = new Size(1 + random.nextInt(6000), 1 + random.nextInt(6000));
            ImageSize requested = NEWER.nearest(new ImageSize.Exact(wanted));
            assertThat(NEWER.expected(requested))
                    .as("wanted %s, requested %s", wanted, requested)
                    .isPresent();
        }
    }

    @Test
    void keepsLegalSizesAsTheyAre() {
        for (Size size :
                new Size[] {new Size(1024, 1024), new Size(3840, 2160), new Size(1920, 1088), new Size(2048, 1152)}) {
            assertThat(NEWER.makes(size)).as(size.toString()).isTrue();
        }
        assertThat(NEWER.makes(new Size(1000, 1000))).isFalse();
    }

    @Test
    void requestsAnySizeAsItIs() {
        SizeRule any = SizeRule.any();
        assertThat(any.nearest(ImageSize.exact(1344, 768))).isEqualTo(ImageSize.exact(1344, 768));
        assertThat(any.nearest(ImageSize.exact(701, 33))).isEqualTo(ImageSize.exact(701, 33));
        assertThat(any.makes(new Size(701, 33))).isTrue();
        assertThat(any.nearest(ImageSize.auto())).isEqualTo(ImageSize.auto());
        assertThat(any.expected(ImageSize.auto())).isEmpty();
        assertThat(any.allowed()).isEqualTo("any size");
    }

    @Test
    void requestsARatioAsAMegapixelInMultiplesOf16WhereAnySizeIsTaken() {
        assertThat(SizeRule.any().nearest(ImageSize.ratio(1, 1))).isEqualTo(ImageSize.exact(1024, 1024));
        assertThat(SizeRule.any().nearest(ImageSize.ratio(16, 9))).isEqualTo(ImageSize.exact(1360, 768));
        assertThat(SizeRule.any().nearest(ImageSize.ratio(2, 3))).isEqualTo(ImageSize.exact(832, 1248));
    }

    @Test
    void framesPartsInSizesThatModelsMakeWellWhereAnySizeIsTaken() {
        SizeRule framing = SizeRule.any().framing();
        assertThat(framing.nearest(ImageSize.exact(40, 40))).isEqualTo(ImageSize.exact(256, 256));
        assertThat(framing.nearest(ImageSize.exact(6000, 6000))).isEqualTo(ImageSize.exact(2048, 2048));
        assertThat(NEWER.framing()).isSameAs(NEWER);
    }

    private static final List<AspectRatio> SHAPES =
            List.of(new AspectRatio(1, 1), new AspectRatio(3, 2), new AspectRatio(16, 9));

    @Test
    void requestsTheNearestShapeWhereTheProviderDecidesThePixels() {
        SizeRule shapes = new SizeRule.Shapes(SHAPES, false);
        assertThat(shapes.nearest(ImageSize.exact(1000, 700))).isEqualTo(ImageSize.ratio(3, 2));
        assertThat(shapes.nearest(ImageSize.ratio(2, 1))).isEqualTo(ImageSize.ratio(16, 9));
        assertThat(shapes.nearest(ImageSize.auto())).isEqualTo(ImageSize.auto());
        assertThat(shapes.expected(ImageSize.ratio(3, 2))).isEmpty();
        assertThat(shapes.allowed()).isEqualTo("[1:1, 3:2, 16:9]");
    }

    @Test
    void keepsThePixelsOfASizeInAShapeThatSaysHowLargeItIs() {
        SizeRule shapes = new SizeRule.Shapes(SHAPES, true);
        assertThat(shapes.nearest(ImageSize.exact(1920, 1080))).isEqualTo(ImageSize.exact(1920, 1080));
        assertThat(shapes.nearest(ImageSize.exact(1000, 700))).isEqualTo(ImageSize.exact(1025, 683));
        assertThat(shapes.nearest(ImageSize.ratio(2, 1))).isEqualTo(ImageSize.ratio(16, 9));
        assertThat(shapes.expected(ImageSize.exact(1920, 1080))).isEmpty();
        assertThat(shapes.makes(new Size(1920, 1080))).isFalse();
    }

    @Test
    void takesAnyShapeWhereNoneIsNamed() {
        SizeRule shapes = new SizeRule.Shapes(List.of(), true);
        assertThat(shapes.nearest(ImageSize.ratio(7, 5))).isEqualTo(ImageSize.ratio(7, 5));
        assertThat(shapes.nearest(ImageSize.exact(701, 33))).isEqualTo(ImageSize.exact(701, 33));
        assertThat(shapes.allowed()).isEqualTo("any ratio");
    }
}
