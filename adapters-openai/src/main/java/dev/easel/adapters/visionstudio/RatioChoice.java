package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.AspectRatio;
import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.ImageSource;
import dev.easel.core.domain.PictureSize;
import dev.easel.core.domain.SizeRule;

/** The ratio to send, which the document always has: the one resolved, else the picture's own nearest, else square. */
final class RatioChoice {
    private static final SizeRule RULE = new SizeRule.Ratios(VisionStudioWire.RATIOS);

    private RatioChoice() {}

    static AspectRatio of(PictureSize told) {
        return RULE.nearest(told) instanceof PictureSize.Ratio ratio ? ratio.ratio() : VisionStudioWire.SQUARE;
    }

    static AspectRatio of(PictureSize told, ImageSource picture) {
        boolean open = told instanceof PictureSize.Auto;
        return of(open && picture instanceof ImageData data ? new PictureSize.Exact(data.size()) : told);
    }
}
