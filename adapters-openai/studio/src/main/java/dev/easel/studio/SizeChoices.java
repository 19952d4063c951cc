package dev.easel.studio;

import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sizes that the page offers for a model.
 *
 * @param any whether the page may request others
 * @param choices in the order to show them
 */
record SizeChoices(boolean any, List<ImageSize> choices) {
    private static final List<ImageSize> USUAL =
            List.of(ImageSize.exact(1024, 1024), ImageSize.exact(1536, 1024), ImageSize.exact(1024, 1536));
    private static final List<ImageSize> USUAL_RATIOS = List.of(
            ImageSize.ratio(1, 1),
            ImageSize.ratio(4, 3),
            ImageSize.ratio(3, 4),
            ImageSize.ratio(16, 9),
            ImageSize.ratio(9, 16));

    /** Returns the choices under a rule. */
    static SizeChoices of(SizeRule rule) {
        if (rule instanceof SizeRule.Fixed fixed) {
            return new SizeChoices(
                    false, fixed.sizes().stream().map(SizeChoices::exact).toList());
        }
        if (rule instanceof SizeRule.Ratios ratios) {
            return new SizeChoices(
                    false,
                    ratios.ratios().keySet().stream().map(SizeChoices::ratio).toList());
        }
        if (rule instanceof SizeRule.Shapes shapes) {
            return shapes.ratios().isEmpty()
                    ? new SizeChoices(true, USUAL_RATIOS)
                    : new SizeChoices(
                            false,
                            shapes.ratios().stream().map(SizeChoices::ratio).toList());
        }
        if (rule instanceof SizeRule.Unspecified) {
            return new SizeChoices(false, List.of());
        }
        return new SizeChoices(true, made(rule).toList());
    }

    private static Stream<ImageSize> made(SizeRule rule) {
        return USUAL.stream().map(rule::nearest).distinct();
    }

    private static ImageSize exact(Size size) {
        return new ImageSize.Exact(size);
    }

    private static ImageSize ratio(AspectRatio ratio) {
        return new ImageSize.Ratio(ratio);
    }

    /** Returns the members of the choices in the page's configuration. */
    Map<String, Object> members(SizeRule rule) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("any", any);
        members.put("choices", choices.stream().map(ImageSize::toString).toList());
        members.put("told", rule.allowed());
        return members;
    }
}
