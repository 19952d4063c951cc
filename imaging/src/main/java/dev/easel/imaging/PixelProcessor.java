package dev.easel.imaging;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.BorderFill;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Codec;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.Framing;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.MaskConverter;
import java.util.List;

/** Combines the codec, the mask converter and the framing in one processor. */
record PixelProcessor(Codec codec, MaskConverter masks, Framing framing) implements ImageProcessor {
    @Override
    public ImageData convert(ImageData image, Delivery delivery, CallContext context) {
        return codec.convert(image, delivery, context);
    }

    @Override
    public Mask convert(Mask mask, MaskConvention to, Size size, CallContext context) {
        return masks.convert(mask, to, size, context);
    }

    @Override
    public ImageData binary(Mask mask, MaskConvention to, Size size, CallContext context) {
        return masks.binary(mask, to, size, context);
    }

    @Override
    public Frame frame(ImageData image, Mask mask, FramingRule rule, CallContext context) {
        return framing.frame(image, mask, rule, context);
    }

    @Override
    public Frame expand(ImageData original, BorderFill fill, FramingRule rule, CallContext context) {
        return framing.expand(original, fill, rule, context);
    }

    @Override
    public List<Mask> parts(ImageData image, Mask mask, int maxParts, CallContext context) {
        return framing.parts(image, mask, maxParts, context);
    }
}
