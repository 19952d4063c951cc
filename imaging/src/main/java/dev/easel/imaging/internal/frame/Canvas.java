package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.BorderFill;
import dev.easel.core.port.out.CallContext;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Optional;

/**
 * The whole image that a frame is a part of: an original, perhaps with new ground around it. It holds nothing decoded:
 * a provider takes a minute, and the pixels of many calls would fill the memory meanwhile.
 */
final class Canvas {
    private final ImageData encoded;
    private final Optional<BorderFill> ground;
    private final ImageDecoder reader;
    private final Size size;
    private final Box place;

    private Canvas(ImageData encoded, Optional<BorderFill> ground, ImageDecoder reader) {
        this.encoded = encoded;
        this.ground = ground;
        this.reader = reader;
        this.size = ground.map(around -> around.border().grown(encoded.size())).orElse(encoded.size());
        this.place = ground.map(around -> new Box(
                        around.border().left(),
                        around.border().top(),
                        encoded.size().width(),
                        encoded.size().height()))
                .orElse(Box.whole(encoded.size()));
        reader.limits().checkSize(size.width(), size.height());
    }

    /** Returns the canvas that is an image. */
    static Canvas of(ImageData image, ImageDecoder reader) {
        return new Canvas(image, Optional.empty(), reader);
    }

    /** Returns the canvas that is an image with ground around it; too large a one is refused. */
    static Canvas grown(ImageData image, BorderFill ground, ImageDecoder reader) {
        return new Canvas(image, Optional.of(ground), reader);
    }

    Size size() {
        return size;
    }

    /** Returns where the original lies. */
    Box place() {
        return place;
    }

    /** Returns the image that lies in its place. */
    ImageData encoded() {
        return encoded;
    }

    /** Returns whether there is new ground. */
    boolean grown() {
        return ground.isPresent();
    }

    /** Decodes the original. */
    Pixels original() {
        return reader.read(encoded);
    }

    /** Returns the original, its new ground filled as asked, no finer than will be seen. */
    Pixels filled(BorderPainter painter, long detail, CallContext context) {
        Pixels original = original();
        return ground.map(around -> painter.paint(original, around, detail, context))
                .orElse(original);
    }

    /** Returns a part of the canvas, its ground filled in the simplest way. */
    Pixels mirrored(Pixels original, Box part) {
        return Window.of(original, new Box(part.x() - place.x(), part.y() - place.y(), part.width(), part.height()));
    }
}
