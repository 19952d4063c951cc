package dev.easel.core.port.out;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.MaskConvention;

/**
 * What a provider requires of a framed image.
 *
 * @param sizes the sizes the provider makes; where the provider decides, the frame keeps its size
 * @param mask the provider's mask convention
 * @param crop whether only the part around the mask may be sent, with its context
 */
public record FramingRule(SizeRule sizes, MaskConvention mask, boolean crop) {
    public FramingRule {
        requireNonNull(sizes, "sizes");
        requireNonNull(mask, "mask");
    }
}
