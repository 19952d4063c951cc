package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.MaskConvention;

/** The capabilities of Vision Studio for each verb; it has one model, without a name. */
final class VisionStudioCapabilities {
    private static final String SOURCE = "Vision Studio, GPT Image API Complete Reference, read 2026-11-21";

    static final Capabilities GENERATE = Capabilities.builder()
            .maxCount(VisionStudioWire.MOST_IMAGES)
            .sizes(new SizeRule.Ratios(VisionStudioWire.RATIOS))
            .qualities(VisionStudioWire.QUALITIES)
            .backgrounds(VisionStudioWire.BACKGROUNDS)
            .source(SOURCE)
            .build();

    static final Capabilities EDIT = Capabilities.builder()
            .maxCount(VisionStudioWire.MOST_IMAGES)
            .sizes(new SizeRule.Ratios(VisionStudioWire.RATIOS))
            .fetchesUrls(true)
            .source(SOURCE)
            .build();

    private VisionStudioCapabilities() {}

    static Capabilities inpaint(MaskConvention mask) {
        return Capabilities.builder()
                .mask(mask)
                .fetchesUrls(true)
                .nativeBorder(true)
                .source(SOURCE)
                .build();
    }
}
