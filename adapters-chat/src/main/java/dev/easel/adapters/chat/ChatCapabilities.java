package dev.easel.adapters.chat;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import java.util.Map;
import java.util.Optional;

/**
 * What chat completions can do: one image per call, any number of input images, no parameters for size, format or
 * quality. All models have the same parameters here, so one row per verb is enough.
 */
final class ChatCapabilities {
    private static final String SOURCE =
            "4All API, GPT Image Format; AceData, Chat Completion 4o Image API; read 2026-11-21";

    /** The sizes that gpt-4o-image and gpt-image-1 produce (OpenAI, Image generation guide, read 2026-11-21). */
    private static final SizeRule GPT = new SizeRule.Ratios(Map.of(
            new AspectRatio(1, 1), new Size(1024, 1024),
            new AspectRatio(2, 3), new Size(1024, 1536),
            new AspectRatio(3, 2), new Size(1536, 1024)));

    /** The sizes of {@code image_config.aspect_ratio} (OpenRouter, Image Generation, read 2026-11-21). */
    private static final SizeRule IMAGE_CONFIG = new SizeRule.Ratios(Map.of(
            new AspectRatio(1, 1), new Size(1024, 1024),
            new AspectRatio(2, 3), new Size(832, 1248),
            new AspectRatio(3, 2), new Size(1248, 832),
            new AspectRatio(3, 4), new Size(864, 1184),
            new AspectRatio(4, 3), new Size(1184, 864),
            new AspectRatio(4, 5), new Size(896, 1152),
            new AspectRatio(5, 4), new Size(1152, 896),
            new AspectRatio(9, 16), new Size(768, 1344),
            new AspectRatio(16, 9), new Size(1344, 768),
            new AspectRatio(21, 9), new Size(1536, 672)));

    private ChatCapabilities() {}

    static Capabilities generate(RatioHint hint) {
        return common(hint).build();
    }

    /** No document states a limit on the images of one message. */
    static Capabilities edit(RatioHint hint) {
        return common(hint).maxInputImages(Integer.MAX_VALUE).build();
    }

    /** The frame keeps its size: a mask must not be cropped to a ratio that the provider may not return. */
    static Capabilities inpaint() {
        return common(RatioHint.NONE)
                .maxInputImages(Integer.MAX_VALUE)
                .mask(MaskConvention.WHITE)
                .emulation(Optional.of("inpainted by sending the mask as a second image with an instruction,"
                        + " because chat has no mask parameter"))
                .build();
    }

    private static Capabilities.Builder common(RatioHint hint) {
        SizeRule sizes = switch (hint) {
            case NONE -> SizeRule.unspecified();
            case IMAGE_CONFIG -> IMAGE_CONFIG;
            case WORDS -> GPT;
        };
        return Capabilities.builder().sizes(sizes).fetchesUrls(true).source(SOURCE);
    }
}
