package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;

/** What a received image must be converted to: the requested size and the requested output. */
public record Delivery(ImageSize size, Output output) {
    public Delivery {
        requireNonNull(size, "size");
        requireNonNull(output, "output");
    }

    /**
     * Returns whether an image already has the requested format, size and number of bytes, whatever its orientation and
     * colors. The quality a JPEG or WebP was written with cannot be seen: where a quality was requested, such an image does
     * not match.
     */
    public boolean satisfiedBy(ImageData image) {
        return satisfiedAtAnyQuality(image)
                && (output.quality().isEmpty() || !image.format().hasQuality());
    }

    /** Returns whether an image is what was requested except for its quality, which its encoder was given. */
    public boolean satisfiedAtAnyQuality(ImageData image) {
        requireNonNull(image, "image");
        return formatFits(image) && sizeFits(image) && bytesFit(image);
    }

    /** Returns the size that an image of a size is delivered in, unless it must be smaller to meet a number of bytes. */
    public Size sizeFor(Size source) {
        requireNonNull(source, "source");
        if (size instanceof ImageSize.Exact exact) {
            return output.resizeMode() == ResizeMode.CONTAIN && !exact.size().equals(source)
                    ? AspectRatio.of(source).within(exact.size())
                    : exact.size();
        }
        return size instanceof ImageSize.Ratio ratio && !ratio.ratio().fits(source)
                ? withRatio(source, ratio.ratio())
                : source;
    }

    /** Returns the size that gives a ratio without scaling: by cropping or by padding; CONTAIN needs neither. */
    private Size withRatio(Size current, AspectRatio ratio) {
        return switch (output.resizeMode()) {
            case COVER -> ratio.within(current);
            case CONTAIN -> current;
            case PAD ->
                current.ratio() < ratio.value()
                        ? new Size(
                                (int) Math.max(current.width(), Math.round(current.height() * ratio.value())),
                                current.height())
                        : new Size(current.width(), (int)
                                Math.max(current.height(), Math.round(current.width() / ratio.value())));
        };
    }

    private boolean formatFits(ImageData image) {
        return output.format().isEmpty() || output.format().get() == image.format();
    }

    private boolean sizeFits(ImageData image) {
        if (size instanceof ImageSize.Exact exact) {
            return exact.size().equals(image.size());
        }
        return !(size instanceof ImageSize.Ratio ratio) || ratio.ratio().fits(image.size());
    }

    private boolean bytesFit(ImageData image) {
        return output.maxBytes().isEmpty()
                || image.length() <= output.maxBytes().getAsLong();
    }
}
