package dev.easel.core.internal.metadata;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.Note;
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
        boolean upright = received.header().upright();
        if (same && !processor.map(p -> p.deliverableAsStored(received)).orElse(upright)) {
            boolean profile = upright
                    || received.format() != ImageFormat.PNG
                            && !structure.colors().isEmpty();
            notes.add(Note.kept("the image's bytes were kept, with "
                    + (upright ? "" : "the orientation tag that turns it upright")
                    + (!upright && profile ? " and " : "")
                    + (profile ? "its color profile" : "")));
        }
        return notes;
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

    /** Returns a note if an image, of which only pixels are used, has content credentials. */
    public static List<Note> ofPixels(ImageData image) {
        return ImageStructure.of(image).provenance() ? List.of(dropped()) : List.of();
    }

    private static Note dropped() {
        return Note.adapted("the content credentials of the image (a C2PA manifest) were dropped: they do not hold for"
                + " changed or converted pixels");
    }
}
