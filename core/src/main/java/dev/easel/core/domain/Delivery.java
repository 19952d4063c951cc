package dev.easel.core.domain;

import dev.easel.core.domain.image.ImageData;

/** What a received image must become: the size asked for and the output asked for. */
public record Delivery(ImageSize size, Output output) {
    /**
     * Returns whether an image is already what was asked for, so that its bytes can be handed over untouched. What quality
     * a JPEG or WebP was written with cannot be seen: it is not what was asked for wherever a quality was.
     */
    public boolean satisfiedBy(ImageData image) {
        boolean qualityFits = output.quality().isEmpty() || !image.format().hasQuality();
        return qualityFits && satisfiedAtAnyQuality(image);
    }

    /** Returns whether an image is what was asked for but for its quality, which whoever wrote it was told. */
    public boolean satisfiedAtAnyQuality(ImageData image) {
        return formatFits(image) && sizeFits(image) && bytesFit(image);
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
