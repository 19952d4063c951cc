package dev.easel.imaging.internal.frame;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.Billing;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Bounds;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.MaskReader;
import dev.easel.imaging.internal.masks.MaskWriter;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.ReportedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a canvas, framed for a provider.
 *
 * <p>While the provider works it holds the mask, one byte per pixel, and the image that was sent as a file. The response
 * is compared with that first, at 9 bytes per pixel of what was sent and what undoing the provider's changes takes; then
 * the original is decoded again, and the restore takes 9 bytes per pixel of the canvas, plus 16 when the original has 16
 * bits per sample.
 */
final class ImageFrame implements Frame {
    /** Below this width or height, at the size sent, a marked region is too small to paint anything in. */
    private static final int TINY = 8;

    private final Canvas canvas;
    private final Coverage mask;
    private final Optional<Bounds> marked;
    private final FramePlan plan;
    private final FramingRule rule;
    private final List<Note> maskNotes;
    private final int threshold;
    private final ImagingServices services;
    private final CallContext context;
    private @Nullable ImageData image;

    ImageFrame(
            Canvas canvas,
            MaskReader.Reading mask,
            Optional<Bounds> marked,
            FramePlan plan,
            FramingRule rule,
            ImagingServices services,
            CallContext context) {
        this.canvas = canvas;
        this.mask = mask.mask();
        this.maskNotes = mask.notes();
        this.threshold = this.mask.sentFrom(rule.maskThreshold());
        this.marked = marked;
        this.plan = plan;
        this.rule = rule;
        this.services = services;
        this.context = context;
    }

    @Override
    public boolean empty() {
        return marked.isEmpty();
    }

    @Override
    public Size size() {
        return plan.sent();
    }

    @Override
    public ImageData image() {
        if (image == null) {
            Checkpoint preparing = new ReportedStep("preparing what is sent", context);
            Pixels whole = canvas.filled(painter(), plan.sent().pixels(), preparing.part(0, 0.6));
            Pixels part = scaled(Window.of(whole, plan.box()), plan.sent());
            image = services.codec().plainPng(part, context, preparing.part(0.6, 1));
        }
        return image;
    }

    @Override
    public void checkOriginal() {
        canvas.original(new ReportedStep("reading the image", context));
    }

    private BorderPainter painter() {
        return new BorderPainter(services.scaler(), services.workers());
    }

    @Override
    public Mask mask() {
        return MaskWriter.write(sentMask(), rule.mask());
    }

    private Coverage sentMask() {
        return Window.binary(mask, plan.box(), plan.sent(), threshold);
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        notes.addAll(maskNotes);
        if (empty()) {
            return notes;
        }
        if (!canvas.expanded() && !mask.binary()) {
            notes.add(Note.adapted("the mask is soft: pixels marked by at least " + threshold + " of 255 were sent for"
                    + " repainting"
                    + (threshold < rule.maskThreshold() ? " (none reaches " + rule.maskThreshold() + ")" : "")
                    + ", and all that it marks is blended in softly"));
        }
        Bounds.from(mask, threshold)
                .map(plan::asSent)
                .filter(room -> Math.min(room.width(), room.height()) < TINY)
                .ifPresent(room -> notes.add(Note.warning("the mask marks only " + room + " of the " + plan.sent()
                        + " pixels sent, which is hardly enough to paint anything")));
        if (plan.sent().pixels() < plan.box().size().pixels()) {
            notes.add(Note.adapted("sent at " + plan.sent() + " for "
                    + plan.box().size() + " pixels of the image: the repainted part has no more detail than that"));
        }
        return notes;
    }

    @Override
    public ImageData untouched(Delivery delivery, CallContext call) {
        return canvas.expanded()
                ? filled(delivery, call, new ReportedStep("restoring", call))
                : services.codec().convert(canvas.encoded(), delivery, call);
    }

    private ImageData filled(Delivery delivery, CallContext call, Checkpoint restoring) {
        Pixels whole = canvas.filled(painter(), plan.sent().pixels(), restoring.part(0, 0.8));
        return delivered(whole, delivery, call, restoring.part(0.8, 1));
    }

    /** When no format is requested, only a lossless one keeps the promise. */
    private ImageData delivered(Pixels whole, Delivery delivery, CallContext call, Checkpoint checkpoint) {
        return services.codec().deliver(whole, ImageFormat.PNG, delivery, call, checkpoint);
    }

    @Override
    public Restored restore(ImageData response, Delivery delivery, CallContext call) {
        Checkpoint restoring = new ReportedStep("restoring", call, Billing.BILLED);
        Repainted part = compared(response, restoring.part(0, 0.6));
        Pixels original = canvas.original(restoring.part(0.6, 0.75));
        Pixels whole = new Restoration(canvas.size(), canvas.place(), mask, services.workers())
                .restore(original, part.pixels(), plan.box(), restoring.part(0.75, 0.8));
        return new Restored(
                delivered(whole, delivery, call, restoring.part(0.8, 1)),
                part.drift(),
                part.remainingDrift(),
                part.notes());
    }

    /** The pixels for the part, of its size, and how they compare with what was sent. */
    private record Repainted(Pixels pixels, double drift, double remainingDrift, List<Note> notes) {}

    /** Compares a response with what was sent, before the original is decoded: both need not be held at once. */
    private Repainted compared(ImageData response, Checkpoint checkpoint) {
        Pixels received = services.reader().read(response, checkpoint.part(0, 0.25));
        Pixels sent = sent(checkpoint.part(0.25, 0.5));
        Coverage sentMask = sentMask();
        Alignment.Found found = new Alignment(sent, sentMask, services.scaler()).in(received);
        Pixels shown = Window.of(received, found.part());
        checkpoint.reached(0.5);
        Harmonization.Comparison comparison =
                compared(sent, shown, sentMask, found.shown(Window.size(received), plan.sent()));
        double drift = comparison.drift(services.workers());
        checkpoint.reached(0.55);
        Harmonization.Outcome harmonized = harmonized(shown, comparison, drift, checkpoint.part(0.55, 0.95));
        List<Note> notes = notes(Window.size(received), found.interpretation());
        notes.addAll(harmonized.notes());
        Pixels pixels = scaled(harmonized.shown(), plan.box().size());
        return new Repainted(pixels, drift, harmonized.remainingDrift(), notes);
    }

    private List<Note> notes(Size received, Alignment.Interpretation interpretation) {
        List<Note> notes = new ArrayList<>();
        if (interpretation != Alignment.Interpretation.SAME) {
            notes.add(Note.adapted("the response is " + received + ", a different shape than the " + plan.sent()
                    + " sent: it " + interpretation.description()));
        }
        return notes;
    }

    private Harmonization.Outcome harmonized(
            Pixels shown, Harmonization.Comparison comparison, double drift, Checkpoint checkpoint) {
        return rule.harmonize()
                ? new Harmonization(mask, plan.box(), services.workers()).undone(shown, comparison, drift, checkpoint)
                : new Harmonization.Outcome(shown, drift, List.of());
    }

    /**
     * A provider that expands images without help was not sent the canvas; its border is then filled in the simplest
     * way.
     */
    private Pixels sent(Checkpoint checkpoint) {
        return image == null
                ? scaled(canvas.mirrored(canvas.original(checkpoint), plan.box()), plan.sent())
                : services.reader().read(image, checkpoint);
    }

    private Harmonization.Comparison compared(Pixels sent, Pixels shown, Coverage sentMask, Box real) {
        Box seen = Window.common(plan.seen(canvas.size()), real);
        return new Harmonization.Comparison(sent, scaled(shown, plan.sent()), sentMask, seen);
    }

    private Pixels scaled(Pixels image, Size size) {
        return Window.size(image).equals(size) ? image : services.scaler().scale(image, size);
    }
}
