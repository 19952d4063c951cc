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
 * <p>While the provider works it holds the mask, one byte per pixel, and the image that was sent; the original is
 * decoded again for the restore. That takes 9 bytes per pixel of the canvas and 9 per pixel of the image sent, plus 16
 * per pixel of the canvas when the original has 16 bits per sample.
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
            image = services.writer().png(services.scaler().scale(part, plan.sent()));
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
        Pixels received = services.reader().read(response);
        call.throwIfStopped(Billing.BILLED);
        Pixels original = canvas.original();
        Pixels sent = sent(original);
        Coverage sentMask = sentMask();
        Alignment.Found found = new Alignment(sent, sentMask, services.scaler()).in(received);
        Pixels shown = Window.of(received, found.part());
        call.throwIfStopped(Billing.BILLED);
        double drift = drift(sent, shown, sentMask);
        Pixels repainted = Window.size(shown).equals(plan.box().size())
                ? shown
                : services.scaler().scale(shown, plan.box().size());
        call.throwIfStopped(Billing.BILLED);
        Pixels whole = new Restoration(canvas.size(), canvas.place(), mask, services.workers())
                .restore(original, repainted, plan.box());
        return new Restored(
                delivered(whole, delivery, call), drift, drift, notes(Window.size(received), found.interpretation()));
    }

    private List<Note> notes(Size received, Alignment.Interpretation interpretation) {
        return interpretation == Alignment.Interpretation.SAME
                ? List.of()
                : List.of(Note.adapted("the response is " + received + ", a different shape than the " + plan.sent()
                        + " sent: it " + interpretation.description()));
    }

    /**
     * A provider that expands images without help was not sent the canvas; its border is then filled in the simplest
     * way.
     */
    private Pixels sent(Pixels original) {
        return image == null
                ? services.scaler().scale(canvas.mirrored(original, plan.box()), plan.sent())
                : services.reader().read(image);
    }

    private double drift(Pixels sent, Pixels shown, Coverage sentMask) {
        Pixels received = Window.size(shown).equals(plan.sent())
                ? shown
                : services.scaler().scale(shown, plan.sent());
        return Drift.between(sent, received, sentMask, plan.seen(canvas.size()), services.workers());
    }
}
