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
import dev.easel.imaging.internal.pixels.Pixels;
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
            Pixels part = Window.of(canvas.filled(painter(), plan.sent().pixels(), context), plan.box());
            context.throwIfCancelled();
            image = services.codec().plainPng(scaled(part, plan.sent()), context);
        }
        return image;
    }

    @Override
    public void checkOriginal() {
        canvas.original();
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
                ? delivered(canvas.filled(painter(), plan.sent().pixels(), call), delivery, call)
                : services.codec().convert(canvas.encoded(), delivery, call);
    }

    /** When no format is requested, only a lossless one keeps the promise. */
    private ImageData delivered(Pixels whole, Delivery delivery, CallContext call) {
        return services.codec().deliver(whole, ImageFormat.PNG, delivery, call);
    }

    @Override
    public Restored restore(ImageData response, Delivery delivery, CallContext call) {
        Repainted part = compared(response, call);
        call.throwIfStopped(Billing.BILLED);
        Pixels whole = new Restoration(canvas.size(), canvas.place(), mask, services.workers())
                .restore(canvas.original(), part.pixels(), plan.box());
        return new Restored(delivered(whole, delivery, call), part.drift(), part.remainingDrift(), part.notes());
    }

    /** The pixels for the part, of its size, and how they compare with what was sent. */
    private record Repainted(Pixels pixels, double drift, double remainingDrift, List<Note> notes) {}

    /** Compares a response with what was sent, before the original is decoded: both need not be held at once. */
    private Repainted compared(ImageData response, CallContext call) {
        Pixels received = services.reader().read(response);
        call.throwIfStopped(Billing.BILLED);
        Pixels sent = sent();
        Coverage sentMask = sentMask();
        Alignment.Found found = new Alignment(sent, sentMask, services.scaler()).in(received);
        Pixels shown = Window.of(received, found.part());
        call.throwIfStopped(Billing.BILLED);
        Harmonization.Comparison comparison =
                compared(sent, shown, sentMask, found.shown(Window.size(received), plan.sent()));
        double drift = comparison.drift(services.workers());
        Harmonization.Outcome harmonized = harmonized(shown, comparison, drift, call);
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
            Pixels shown, Harmonization.Comparison comparison, double drift, CallContext call) {
        return rule.harmonize()
                ? new Harmonization(mask, plan.box(), services.workers())
                        .undone(shown, comparison, drift, share -> call.throwIfStopped(Billing.BILLED))
                : new Harmonization.Outcome(shown, drift, List.of());
    }

    /**
     * A provider that expands images without help was not sent the canvas; its border is then filled in the simplest
     * way.
     */
    private Pixels sent() {
        return image == null
                ? scaled(canvas.mirrored(canvas.original(), plan.box()), plan.sent())
                : services.reader().read(image);
    }

    private Harmonization.Comparison compared(Pixels sent, Pixels shown, Coverage sentMask, Box real) {
        Box seen = Window.common(plan.seen(canvas.size()), real);
        return new Harmonization.Comparison(sent, scaled(shown, plan.sent()), sentMask, seen);
    }

    private Pixels scaled(Pixels image, Size size) {
        return Window.size(image).equals(size) ? image : services.scaler().scale(image, size);
    }
}
