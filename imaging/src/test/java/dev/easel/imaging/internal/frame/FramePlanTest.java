package dev.easel.imaging.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.FramingRule;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Bounds;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramePlanTest {
    private static final SizeRule THREE_SIZES =
            SizeRule.fixed(new Size(1024, 1024), new Size(1024, 1536), new Size(1536, 1024));
    private static final SizeRule RATIOS = new SizeRule.Ratios(Map.of(
            new AspectRatio(1, 1), new Size(1024, 1024),
            new AspectRatio(2, 3), new Size(683, 1024),
            new AspectRatio(3, 2), new Size(1024, 683)));
    private static final SizeRule FLEXIBLE = new SizeRule.Flexible(16, 655_360, 8_294_400, 3840, 3);
    private static final SizeRule SHAPES = new SizeRule.Shapes(
            List.of(new AspectRatio(1, 1), new AspectRatio(3, 2), new AspectRatio(2, 3), new AspectRatio(16, 9)),
            false);
    private static final SizeRule SCALED_SHAPES =
            new SizeRule.Shapes(List.of(new AspectRatio(1, 1), new AspectRatio(4, 3), new AspectRatio(3, 4)), true);
    private static final List<SizeRule> RULES =
            List.of(THREE_SIZES, RATIOS, FLEXIBLE, SizeRule.unspecified(), SHAPES, SCALED_SHAPES);

    private static FramingRule rule(SizeRule sizes) {
        return new FramingRule(sizes, MaskConvention.WHITE, true);
    }

    private static FramePlan plan(int width, int height, Bounds marked, SizeRule sizes) {
        return FramePlan.of(new Size(width, height), marked, rule(sizes));
    }

    @Test
    void containsTheMaskWithItsContextInAShapeTheProviderSupports() {
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            Size canvas = new Size(1 + random.nextInt(5000), 1 + random.nextInt(4000));
            int left = random.nextInt(canvas.width());
            int top = random.nextInt(canvas.height());
            int right = left + 1 + random.nextInt(1 + (canvas.width() - left - 1) / (1 + random.nextInt(9)));
            int bottom = top + 1 + random.nextInt(1 + (canvas.height() - top - 1) / (1 + random.nextInt(9)));
            Bounds marked = new Bounds(left, top, right, bottom);
            SizeRule sizes = RULES.get(round % RULES.size());
            FramePlan plan = FramePlan.of(canvas, marked, rule(sizes));
            String what = "%s in %s with %s: %s".formatted(marked, canvas, sizes.allowed(), plan);
            assertContext(plan, marked, canvas, what);
            assertInside(plan, canvas, what);
            assertShape(plan, what);
            if (sizes instanceof SizeRule.Shapes shapes) {
                assertThat(shapes.ratios()).as(what).anyMatch(ratio -> hasShape(plan.sent(), ratio));
            } else if (!(sizes instanceof SizeRule.Unspecified)) {
                ImageSize requested = sizes.nearest(new ImageSize.Exact(plan.sent()));
                assertThat(sizes.expected(requested)).as(what).contains(plan.sent());
            }
        }
    }

    /** Whole pixels, twice rounded, are as near to a ratio as they can be. */
    private static boolean hasShape(Size size, AspectRatio ratio) {
        return Math.abs(size.width() - size.height() * ratio.value()) <= 2
                || Math.abs(size.height() - size.width() / ratio.value()) <= 2;
    }

    private static void assertContext(FramePlan plan, Bounds marked, Size canvas, String what) {
        int x = (int) Math.max(32, Math.ceil(marked.width() * 0.1));
        int y = (int) Math.max(32, Math.ceil(marked.height() * 0.1));
        assertThat(plan.box().x()).as(what).isLessThanOrEqualTo(Math.max(0, marked.left() - x));
        assertThat(plan.box().y()).as(what).isLessThanOrEqualTo(Math.max(0, marked.top() - y));
        assertThat(plan.box().right()).as(what).isGreaterThanOrEqualTo(Math.min(canvas.width(), marked.right() + x));
        assertThat(plan.box().bottom()).as(what).isGreaterThanOrEqualTo(Math.min(canvas.height(), marked.bottom() + y));
    }

    /** Checks that only a side longer than the canvas extends beyond it, equally at both ends. */
    private static void assertInside(FramePlan plan, Size canvas, String what) {
        assertInside(plan.box().x(), plan.box().width(), canvas.width(), what);
        assertInside(plan.box().y(), plan.box().height(), canvas.height(), what);
    }

    private static void assertInside(int from, int length, int side, String what) {
        if (length <= side) {
            assertThat(from).as(what).isBetween(0, side - length);
        } else {
            assertThat(from).as(what).isEqualTo(-((length - side) / 2));
        }
    }

    private static void assertShape(FramePlan plan, String what) {
        double width = plan.box().height() * plan.sent().ratio();
        double height = plan.box().width() / plan.sent().ratio();
        boolean fits = Math.abs(width - plan.box().width()) <= 1.0
                || Math.abs(height - plan.box().height()) <= 1.0;
        assertThat(fits).as(what).isTrue();
    }

    @Test
    void sendsASmallMaskWithItsSurroundingsAtTheBestSize() {
        FramePlan plan = plan(4000, 3000, new Bounds(1000, 1000, 1600, 1600), THREE_SIZES);
        assertThat(plan.sent()).isEqualTo(new Size(1024, 1024));
        assertThat(plan.box()).isEqualTo(new Box(940, 940, 720, 720));
    }

    @Test
    void picksTheSizeWhoseShapeIsNearest() {
        FramePlan plan = plan(4000, 3000, new Bounds(1000, 1000, 1900, 1600), THREE_SIZES);
        assertThat(plan.sent()).isEqualTo(new Size(1536, 1024));
        assertThat(plan.box().width()).isEqualTo(1080);
        assertThat(plan.box().height()).isEqualTo(720);
    }

    @Test
    void movesTheBoxInsideTheImageBeforeAnythingIsMirrored() {
        FramePlan plan = plan(4000, 3000, new Bounds(3990, 0, 4000, 400), THREE_SIZES);
        assertThat(plan.sent()).isEqualTo(new Size(1024, 1536));
        assertThat(plan.box()).isEqualTo(new Box(4000 - 294, 0, 294, 440));
    }

    @Test
    void mirrorsOnlyBeyondTheImage() {
        FramePlan plan = plan(1000, 1500, new Bounds(0, 0, 1000, 1500), SizeRule.fixed(new Size(1024, 1024)));
        assertThat(plan.box()).isEqualTo(new Box(-250, 0, 1500, 1500));
        assertThat(plan.seen(new Size(1000, 1500))).isEqualTo(new Box(171, 0, 682, 1024));
    }

    @Test
    void sendsTheWholeImageWhenAPartWouldNotBeMuchSmaller() {
        FramePlan plan = plan(1024, 1024, new Bounds(100, 100, 900, 900), THREE_SIZES);
        assertThat(plan.box()).isEqualTo(new Box(0, 0, 1024, 1024));
        assertThat(plan.sent()).isEqualTo(new Size(1024, 1024));
    }

    @Test
    void sendsTheWholeImageWhenTheRuleDoesNotCrop() {
        FramingRule whole = new FramingRule(THREE_SIZES, MaskConvention.WHITE, false);
        FramePlan plan = FramePlan.of(new Size(3000, 2000), new Bounds(10, 10, 20, 20), whole);
        assertThat(plan.box()).isEqualTo(new Box(0, 0, 3000, 2000));
        assertThat(plan.sent()).isEqualTo(new Size(1536, 1024));
    }

    @Test
    void showsMoreSurroundingsInsteadOfMagnifyingASpeck() {
        FramePlan plan = plan(4000, 3000, new Bounds(2000, 1500, 2004, 1504), THREE_SIZES);
        assertThat(plan.box().size()).isEqualTo(new Size(256, 256));
    }

    @Test
    void keepsTheSizeOfThePartWhenTheProviderDecides() {
        FramePlan small = plan(800, 600, new Bounds(0, 0, 790, 590), SizeRule.unspecified());
        assertThat(small).isEqualTo(new FramePlan(new Box(0, 0, 800, 600), new Size(800, 600)));
        FramePlan large = plan(8000, 6000, new Bounds(0, 0, 7900, 5900), SizeRule.unspecified());
        assertThat(large).isEqualTo(new FramePlan(new Box(0, 0, 8000, 6000), new Size(2048, 1536)));
        FramePlan part = plan(4000, 3000, new Bounds(0, 100, 500, 400), SizeRule.unspecified());
        assertThat(part).isEqualTo(new FramePlan(new Box(0, 0, 750, 550), new Size(750, 550)));
    }

    @Test
    void sendsALargePartAtALargerSizeWhenTheProviderSupportsIt() {
        FramePlan plan = plan(6000, 6000, new Bounds(100, 100, 2100, 2100), FLEXIBLE);
        assertThat(plan.box()).isEqualTo(new Box(0, 0, 2300, 2300));
        assertThat(plan.sent()).isEqualTo(new Size(2304, 2304));
    }

    @Test
    void magnifiesASmallPartNoMoreThanTheProviderNeeds() {
        Bounds marked = new Bounds(1000, 1000, 1200, 1100);
        SizeRule any = new SizeRule.Flexible(1, 1, 4_000_000, 4000, 100);
        assertThat(plan(4000, 3000, marked, any))
                .isEqualTo(new FramePlan(new Box(900, 950, 400, 200), new Size(400, 200)));
        assertThat(plan(4000, 3000, marked, FLEXIBLE).sent().pixels()).isBetween(655_360L, 700_000L);
    }

    @Test
    void prefersALargerSizeToOneThatLosesDetail() {
        SizeRule squares = SizeRule.fixed(new Size(256, 256), new Size(512, 512), new Size(1024, 1024));
        assertThat(plan(4000, 3000, new Bounds(0, 0, 180, 180), squares).sent()).isEqualTo(new Size(256, 256));
        assertThat(plan(4000, 3000, new Bounds(0, 0, 560, 560), squares).sent()).isEqualTo(new Size(1024, 1024));
    }

    @Test
    void showsMoreSurroundingsWhenATightPartWouldNotGainDetail() {
        SizeRule any = new SizeRule.Flexible(1, 1, 1_000_000, 1000, 1000);
        Bounds marked = new Bounds(1000, 1000, 1400, 1300);
        assertThat(plan(4000, 3000, marked, any).box()).isEqualTo(new Box(800, 850, 800, 600));
        assertThat(plan(900, 700, new Bounds(100, 100, 600, 500), any).box()).isEqualTo(new Box(0, 0, 900, 700));
    }

    @Test
    void keepsAPartTightWhenMoreSurroundingsWouldLoseDetail() {
        SizeRule any = new SizeRule.Flexible(1, 1, 1_000_000, 1000, 1000);
        FramePlan plan = plan(4000, 3000, new Bounds(1000, 1000, 1800, 1700), any);
        assertThat(plan).isEqualTo(new FramePlan(new Box(920, 930, 960, 840), new Size(960, 840)));
    }
}
