package dev.easel.core.internal.metadata;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.ImageProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what the bytes of a delivered image still carry, and what a conversion took away. */
public final class DeliveryNotes {
    private DeliveryNotes() {}

    /** Returns notes about an image that is delivered as received, or converted from what was received. */
    public static List<Note> of(ImageData received, ImageData delivered, Optional<ImageProcessor> processor) {
        ImageStructure structure = ImageStructure.of(received);
        boolean same = received.equals(delivered);
        List<Note> notes = new ArrayList<>();
        if (structure.provenance()) {
            notes.add(same ? Note.kept("the image carries its content credentials (a C2PA manifest)") : dropped());
        }
        List<String> kept = same ? kept(received, structure, processor) : List.of();
        if (!kept.isEmpty()) {
            notes.add(Note.kept("the image's bytes were kept, with " + String.join(" and ", kept)));
        }
        return notes;
    }

    private static List<String> kept(ImageData image, ImageStructure structure, Optional<ImageProcessor> processor) {
        List<String> kept = new ArrayList<>();
        boolean upright = image.header().upright();
        boolean asPromised = processor.map(p -> p.deliverableAsStored(image)).orElse(upright);
        boolean profile =
                image.format() != ImageFormat.PNG && !structure.colors().isEmpty();
        if (!upright) {
            kept.add("the orientation tag that turns it upright");
        }
        if (!asPromised && (upright || profile)) {
            kept.add("its color profile");
        }
        if (!structure.lossless() && !structure.clean() && !structure.provenance()) {
            kept.add("its metadata");
        }
        if (!structure.ended()) {
            kept.add("its end marker missing");
        }
        return kept;
    }

    /** Returns a note if an image of a size had to be delivered smaller than requested to meet the number of bytes. */
    public static List<Note> ofSize(Size source, Delivery delivery, ImageData delivered) {
        Size expected = delivery.sizeFor(source);
        boolean shrunk = delivery.output().mayShrink()
                && delivery.output().maxBytes().isPresent()
                && delivered.size().pixels() < expected.pixels();
        return shrunk
                ? List.of(Note.adapted("scaled down from " + expected + " to " + delivered.size() + ", because at most "
                        + delivery.output().maxBytes().getAsLong() + " bytes are allowed"))
                : List.of();
    }

    /** Returns a note if an image was cut or padded to another shape, or enlarged, to have the requested size. */
    public static List<Note> fitted(Size received, Delivery delivery, Size delivered) {
        boolean sameShape = AspectRatio.of(delivered).fits(received)
                || AspectRatio.of(received).fits(delivered);
        boolean enlarged = delivered.width() > received.width() || delivered.height() > received.height();
        return delivery.size() instanceof ImageSize.Auto || sameShape && !enlarged
                ? List.of()
                : List.of(Note.adapted("received in " + received + " and fitted to " + delivered + " here"));
    }

    /** Returns a note if an image, of which only pixels are used, has content credentials. */
    public static List<Note> ofPixels(ImageData image) {
        return ImageStructure.of(image).provenance() ? List.of(dropped()) : List.of();
    }

    private static Note dropped() {
        return Note.adapted("the content credentials of the image (a C2PA manifest) were dropped: they do not hold for"
                + " changed or converted pixels");
    }
}
