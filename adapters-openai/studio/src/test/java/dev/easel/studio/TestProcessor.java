package dev.easel.studio;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.BorderFill;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageProcessor;
import java.util.List;
import java.util.Optional;

/** A processor that only compares, and writes no WebP. */
class TestProcessor implements ImageProcessor {
    /** The map of every comparison. */
    static final ImageData MAP = BlankImage.of(3, 2);

    @Override
    public void check(Delivery delivery, Optional<Size> source) {
        if (delivery.output().format().equals(Optional.of(ImageFormat.WEBP))) {
            throw new UnsupportedRequestException("No WebP can be written here.");
        }
    }

    @Override
    public Comparison compare(
            ImageData before, ImageData after, int left, int top, Optional<Mask> mask, CallContext context) {
        return new Comparison(MAP, left + before.size().pixels(), top);
    }

    @Override
    public ImageData convert(ImageData image, Delivery delivery, CallContext context) {
        return image;
    }

    @Override
    public Mask convert(Mask mask, MaskConvention to, Size size, CallContext context) {
        return mask;
    }

    @Override
    public ImageData binary(Mask mask, MaskConvention to, Size size, int threshold, CallContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Frame frame(ImageData image, Mask mask, FramingRule rule, CallContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Frame expand(ImageData original, BorderFill fill, FramingRule rule, CallContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Mask> parts(ImageData image, Mask mask, int limit, CallContext context) {
        return List.of(mask);
    }
}
