package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.port.out.BorderFill;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.imaging.internal.masks.Bounds;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.MaskReader;
import dev.easel.imaging.internal.masks.MaskWriter;
import dev.easel.imaging.internal.masks.Parts;
import dev.easel.imaging.internal.pixels.ReportedStep;
import java.util.List;
import java.util.Optional;

/**
 * Cuts out the marked region with its surroundings and puts the repainted part back in place; expands images in the
 * same way.
 *
 * <p>No image is decoded before it is needed. Thread-safe; each frame serves one call.
 */
public final class CropAndStitch {
    private final ImagingServices services;
    private final MaskReader masks;

    public CropAndStitch(ImagingServices services) {
        this.services = services;
        this.masks = new MaskReader(services.reader());
    }

    public Frame frame(ImageData image, Mask mask, FramingRule rule, CallContext context) {
        Canvas canvas = Canvas.of(image, services.reader());
        return frame(canvas, reading(mask, image, context), rule, context);
    }

    public Frame expand(ImageData original, BorderFill fill, FramingRule rule, CallContext context) {
        Canvas canvas = Canvas.expanded(original, fill, services.reader());
        Coverage border = BorderMask.of(original.size(), fill.border(), fill.overlap());
        return frame(canvas, new MaskReader.Reading(border, 0), rule, context);
    }

    private MaskReader.Reading reading(Mask mask, ImageData image, CallContext context) {
        return masks.reading(mask, image.size(), new ReportedStep("reading the mask", context));
    }

    private Frame frame(Canvas canvas, MaskReader.Reading mask, FramingRule rule, CallContext context) {
        Optional<Bounds> marked = Bounds.of(mask.mask());
        FramePlan plan = marked.map(bounds -> FramePlan.of(canvas.size(), bounds, rule))
                .orElseGet(() -> FramePlan.whole(canvas.size(), rule.sizes()));
        return new ImageFrame(canvas, mask, marked, plan, rule, services, context);
    }

    public List<Mask> parts(ImageData image, Mask mask, int maxParts, CallContext context) {
        Coverage whole = reading(mask, image, context).mask();
        List<Coverage> parts = Parts.of(whole, maxParts, services.workers());
        return parts.size() < 2
                ? List.of(mask)
                : parts.stream()
                        .map(part -> MaskWriter.write(part, MaskConvention.WHITE))
                        .toList();
    }
}
