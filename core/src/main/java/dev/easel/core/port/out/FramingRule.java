package dev.easel.core.port.out;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;

/**
 * How an image is framed for a provider, and put back.
 *
 * @param sizes the sizes the provider makes; where the provider decides, the frame keeps its size
 * @param mask the provider's mask convention
 * @param crop whether only the part around the mask may be sent, with its context
 * @param harmonize whether what the provider did to the whole image, such as brighter tones or a shift, is undone inside
 *     the mask
 * @param maskThreshold from which level of a soft mask, 1 to 255, a pixel is marked in what is sent; half of the largest
 *     level when no pixel reaches it
 */
public record FramingRule(SizeRule sizes, MaskConvention mask, boolean crop, boolean harmonize, int maskThreshold) {
    public FramingRule {
        requireNonNull(sizes, "sizes");
        requireNonNull(mask, "mask");
        Mask.requireThreshold(maskThreshold);
    }

    /** Creates a rule that harmonizes and has the default threshold. */
    public FramingRule(SizeRule sizes, MaskConvention mask, boolean crop) {
        this(sizes, mask, crop, true, Mask.MOSTLY_MARKED);
    }
}
