package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.BorderFill;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Optional;

/**
 * The whole image that a frame is a part of: an original, perhaps with a new border around it. It holds nothing
 * decoded: a provider takes a minute, and the pixels of many calls would fill the memory in the meantime.
 */
final class Canvas {
    private final ImageData encoded;
    private final Optional<BorderFill> fill;
    private final ImageDecoder reader;
    private final Size size;
    private final Box place;

    private Canvas(ImageData encoded, Optional<BorderFill> fill, ImageDecoder reader) {
        this.encoded = encoded;
        this.fill = fill;
        this.reader = reader;
        this.size = fill.map(added -> added.border().grown(encoded.size())).orElse(encoded.size());
        this.place = fill.map(added -> new Box(
                        added.border().left(),
                        added.border().top(),
                        encoded.size().width(),
                        encoded.size().height()))
                .orElse(Box.whole(encoded.size()));
        reader.limits().checkSize(size.width(), size.height());
    }

    /** Returns the canvas that contains only an image. */
    static Canvas of(ImageData image, ImageDecoder reader) {
        return new Canvas(image, Optional.empty(), reader);
    }

    /** Returns the canvas of an image with a border around it; fails when the canvas exceeds the size limits. */
    static Canvas expanded(ImageData image, BorderFill fill, ImageDecoder reader) {
        return new Canvas(image, Optional.of(fill), reader);
    }

    Size size() {
        return size;
    }

    /** Returns the rectangle of the original. */
    Box place() {
        return place;
    }

    /** Returns the encoded original. */
    ImageData encoded() {
        return encoded;
    }

    /** Returns whether there is a new border. */
    boolean expanded() {
        return fill.isPresent();
    }

    /** Decodes the original. */
    Pixels original(Checkpoint checkpoint) {
        return reader.read(encoded, checkpoint);
    }

    /** Returns the original with its new border filled as requested, no finer than will be visible. */
    Pixels filled(BorderPainter painter, long detail, Checkpoint checkpoint) {
        Pixels original = original(checkpoint.part(0, fill.isPresent() ? 0.3 : 1));
        return fill.map(added -> painter.paint(original, added, detail, checkpoint.part(0.3, 1)))
                .orElse(original);
    }

    /** Returns a part of the canvas with its border filled in the simplest way. */
    Pixels mirrored(Pixels original, Box part) {
        return Window.of(original, new Box(part.x() - place.x(), part.y() - place.y(), part.width(), part.height()));
    }
}
