package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;

/** The ratio to send, which the document always has: the one resolved, else the image's own nearest, else square. */
final class RatioChoice {
    private static final SizeRule RULE = new SizeRule.Ratios(VisionStudioWire.RATIOS);

    private RatioChoice() {}

    static AspectRatio of(ImageSize told) {
        return RULE.nearest(told) instanceof ImageSize.Ratio ratio ? ratio.ratio() : VisionStudioWire.SQUARE;
    }

    static AspectRatio of(ImageSize told, ImageSource image) {
        boolean open = told instanceof ImageSize.Auto;
        return of(open && image instanceof ImageData data ? new ImageSize.Exact(data.size()) : told);
    }
}
