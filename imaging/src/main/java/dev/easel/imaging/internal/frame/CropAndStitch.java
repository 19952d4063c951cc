package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.port.out.BorderFill;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.Framing;
import dev.easel.core.port.out.FramingRule;
import dev.easel.imaging.internal.masks.Bounds;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.MaskReader;
import dev.easel.imaging.internal.masks.MaskWriter;
import dev.easel.imaging.internal.masks.Parts;
import java.util.List;
import java.util.Optional;

/**
 * Cuts out what a mask marks with its surroundings, and puts what comes back in its place; grows images likewise.
 *
 * <p>Nothing of an image is decoded before it is asked for. Thread-safe; its frames serve one call each.
 */
public final class CropAndStitch implements Framing {
    private final ImagingServices work;
    private final MaskReader masks;

    public CropAndStitch(ImagingServices work) {
        this.work = work;
        this.masks = new MaskReader(work.reader());
    }

    @Override
    public Frame frame(ImageData image, Mask mask, FramingRule rule, CallContext context) {
        return frame(Canvas.of(image, work.reader()), masks.read(mask, image.size()), rule, context);
    }

    @Override
    public Frame expand(ImageData original, BorderFill ground, FramingRule rule, CallContext context) {
        Canvas canvas = Canvas.grown(original, ground, work.reader());
        return frame(canvas, BorderMask.of(original.size(), ground.border(), ground.overlap()), rule, context);
    }

    private Frame frame(Canvas canvas, Coverage mask, FramingRule rule, CallContext context) {
        Optional<Bounds> marked = Bounds.of(mask);
        FramePlan plan = marked.map(bounds -> FramePlan.of(canvas.size(), bounds, rule))
                .orElseGet(() -> FramePlan.whole(canvas.size(), rule.sizes()));
        return new ImageFrame(canvas, mask, marked, plan, rule.mask(), work, context);
    }

    @Override
    public List<Mask> parts(ImageData image, Mask mask, int most, CallContext context) {
        List<Coverage> parts = Parts.of(masks.read(mask, image.size()), most, work.workers());
        return parts.size() < 2
                ? List.of(mask)
                : parts.stream()
                        .map(part -> MaskWriter.write(part, MaskConvention.WHITE))
                        .toList();
    }
}
