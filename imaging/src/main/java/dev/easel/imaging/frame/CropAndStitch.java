package dev.easel.imaging.frame;

import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.Mask;
import dev.easel.core.domain.MaskConvention;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.Framing;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.Ground;
import dev.easel.imaging.masks.Bounds;
import dev.easel.imaging.masks.Coverage;
import dev.easel.imaging.masks.MaskReader;
import dev.easel.imaging.masks.MaskWriter;
import dev.easel.imaging.masks.Parts;
import java.util.List;
import java.util.Optional;

/**
 * Cuts out what a mask marks with its surroundings, and puts what comes back in its place; grows pictures likewise.
 *
 * <p>Nothing of a picture is decoded before it is asked for. Thread-safe; its frames serve one call each.
 */
public final class CropAndStitch implements Framing {
    private final PixelWork work;
    private final MaskReader masks;

    public CropAndStitch(PixelWork work) {
        this.work = work;
        this.masks = new MaskReader(work.reader());
    }

    @Override
    public Frame frame(ImageData picture, Mask mask, FramingRule rule, CallContext context) {
        return frame(Canvas.of(picture, work.reader()), masks.read(mask, picture.size()), rule, context);
    }

    @Override
    public Frame expand(ImageData original, Ground ground, FramingRule rule, CallContext context) {
        Canvas canvas = Canvas.grown(original, ground, work.reader());
        return frame(canvas, GroundMask.of(original.size(), ground.border(), ground.overlap()), rule, context);
    }

    private Frame frame(Canvas canvas, Coverage mask, FramingRule rule, CallContext context) {
        Optional<Bounds> marked = Bounds.of(mask);
        FramePlan plan = marked.map(bounds -> FramePlan.of(canvas.size(), bounds, rule))
                .orElseGet(() -> FramePlan.whole(canvas.size(), rule.sizes()));
        return new PictureFrame(canvas, mask, marked, plan, rule.mask(), work, context);
    }

    @Override
    public List<Mask> parts(ImageData picture, Mask mask, int most, CallContext context) {
        List<Coverage> parts = Parts.of(masks.read(mask, picture.size()), most, work.workers());
        return parts.size() < 2
                ? List.of(mask)
                : parts.stream()
                        .map(part -> MaskWriter.write(part, MaskConvention.WHITE))
                        .toList();
    }
}
