package dev.easel.core.port.out;

import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.MaskConvention;

/**
 * What a framed image must be for its provider.
 *
 * @param sizes the sizes the provider makes; where it decides by itself, the frame keeps its own size
 * @param mask how the provider reads the mask
 * @param crop whether only the part around the mask may go out, with its context
 */
public record FramingRule(SizeRule sizes, MaskConvention mask, boolean crop) {}
