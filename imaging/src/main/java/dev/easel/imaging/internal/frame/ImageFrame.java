package dev.easel.imaging.internal.frame;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.Billing;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.imaging.internal.masks.Bounds;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.MaskWriter;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a canvas, framed for a provider.
 *
 * <p>While the provider works it holds the mask, one byte a pixel, and what was sent; pixels are decoded again for the
 * restore. That takes 9 bytes for a pixel of the canvas and 9 for one of what was sent, with 16 more for one of the canvas
 * where the original has 16 bits a sample.
 */
final class ImageFrame implements Frame {
    /** Less than this across, at the size sent, is more a speck than a place where something could be painted. */
    private static final int TINY = 8;

    private final Canvas canvas;
    private final Coverage mask;
    private final Optional<Bounds> marked;
    private final FramePlan plan;
    private final MaskConvention convention;
    private final ImagingServices work;
    private final CallContext context;
    private @Nullable ImageData image;

    ImageFrame(
            Canvas canvas,
            Coverage mask,
            Optional<Bounds> marked,
            FramePlan plan,
            MaskConvention convention,
            ImagingServices work,
            CallContext context) {
        this.canvas = canvas;
        this.mask = mask;
        this.marked = marked;
        this.plan = plan;
        this.convention = convention;
        this.work = work;
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
            image = work.writer().png(work.scaler().scale(part, plan.sent()));
        }
        return image;
    }

    @Override
    public void checkOriginal() {
        canvas.original();
    }

    private BorderPainter painter() {
        return new BorderPainter(work.scaler(), work.workers());
    }

    @Override
    public Mask mask() {
        return MaskWriter.write(sentMask(), convention);
    }

    private Coverage sentMask() {
        return Window.binary(mask, plan.box(), plan.sent());
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        if (!canvas.grown() && !mask.binary()) {
            notes.add(Note.adapted(
                    "the mask is soft: all it marks at all was sent to be repainted, and blended in softly"));
        }
        marked.map(plan::asSent)
                .filter(room -> Math.min(room.width(), room.height()) < TINY)
                .ifPresent(room -> notes.add(Note.warning("the mask marks no more than " + room + " pixels of the "
                        + plan.sent() + " sent: hardly room to paint anything")));
        if (plan.sent().pixels() < plan.box().size().pixels()) {
            notes.add(Note.adapted("sent at " + plan.sent() + " for "
                    + plan.box().size() + " pixels of the image: what is repainted is no finer than that"));
        }
        return notes;
    }

    @Override
    public ImageData untouched(Delivery delivery, CallContext call) {
        return canvas.grown()
                ? delivered(canvas.filled(painter(), plan.sent().pixels(), call), delivery, call)
                : work.codec().convert(canvas.encoded(), delivery, call);
    }

    /** Where no format is asked for, only one that loses nothing keeps the promise. */
    private ImageData delivered(Pixels whole, Delivery delivery, CallContext call) {
        return work.codec().deliver(whole, ImageFormat.PNG, delivery, call);
    }

    @Override
    public Restored restore(ImageData response, Delivery delivery, CallContext call) {
        Pixels came = work.reader().read(response);
        call.throwIfStopped(Billing.BILLED);
        Pixels original = canvas.original();
        Pixels sent = sent(original);
        Coverage sentMask = sentMask();
        Alignment.Found found = new Alignment(sent, sentMask, work.scaler()).in(came);
        Pixels shown = Window.of(came, found.part());
        call.throwIfStopped(Billing.BILLED);
        double drift = drift(sent, shown, sentMask);
        Pixels repainted = Window.size(shown).equals(plan.box().size())
                ? shown
                : work.scaler().scale(shown, plan.box().size());
        call.throwIfStopped(Billing.BILLED);
        Pixels whole = new Restoration(canvas.size(), canvas.place(), mask, work.workers())
                .restore(original, repainted, plan.box());
        return new Restored(delivered(whole, delivery, call), drift, notes(Window.size(came), found.reading()));
    }

    private List<Note> notes(Size came, Alignment.Reading reading) {
        return reading == Alignment.Reading.SAME
                ? List.of()
                : List.of(Note.adapted("the response of " + came + " has another shape than the " + plan.sent()
                        + " sent: it " + reading.words()));
    }

    /** A provider that grows images by itself was not sent the canvas: its ground then is whatever is simplest. */
    private Pixels sent(Pixels original) {
        return image == null
                ? work.scaler().scale(canvas.mirrored(original, plan.box()), plan.sent())
                : work.reader().read(image);
    }

    private double drift(Pixels sent, Pixels shown, Coverage sentMask) {
        Pixels came =
                Window.size(shown).equals(plan.sent()) ? shown : work.scaler().scale(shown, plan.sent());
        return Drift.between(sent, came, sentMask, plan.seen(canvas.size()), work.workers());
    }
}
