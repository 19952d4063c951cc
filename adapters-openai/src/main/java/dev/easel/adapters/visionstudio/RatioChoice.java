package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageSource;

/** Chooses the ratio to send, which is always required: the requested one, else the nearest to the image, else square. */
final class RatioChoice {
    private static final SizeRule RULE = new SizeRule.Ratios(VisionStudioWire.RATIOS);

    private RatioChoice() {}

    static AspectRatio of(ImageSize size) {
        return RULE.nearest(size) instanceof ImageSize.Ratio ratio ? ratio.ratio() : VisionStudioWire.SQUARE;
    }

    static AspectRatio of(ImageSize size, ImageSource image) {
        boolean unset = size instanceof ImageSize.Auto;
        return of(
                unset && image.remoteUrl().isEmpty()
                        ? new ImageSize.Exact(image.load().size())
                        : size);
    }
}
