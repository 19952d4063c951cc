package dev.easel.core.domain;

/** What a received picture must become: the size asked for and the output asked for. */
public record Delivery(PictureSize size, Output output) {
    /**
     * Returns whether a picture is already what was asked for, so that its bytes can be handed over untouched. What quality
     * a JPEG or WebP was written with cannot be seen: it is not what was asked for wherever a quality was.
     */
    public boolean satisfiedBy(ImageData picture) {
        boolean qualityFits = output.quality().isEmpty() || !picture.format().hasQuality();
        return qualityFits && satisfiedAtAnyQuality(picture);
    }

    /** Returns whether a picture is what was asked for but for its quality, which whoever wrote it was told. */
    public boolean satisfiedAtAnyQuality(ImageData picture) {
        return formatFits(picture) && sizeFits(picture) && bytesFit(picture);
    }

    private boolean formatFits(ImageData picture) {
        return output.format().isEmpty() || output.format().get() == picture.format();
    }

    private boolean sizeFits(ImageData picture) {
        if (size instanceof PictureSize.Exact exact) {
            return exact.size().equals(picture.size());
        }
        return !(size instanceof PictureSize.Ratio ratio) || ratio.ratio().fits(picture.size());
    }

    private boolean bytesFit(ImageData picture) {
        return output.maxBytes().isEmpty()
                || picture.length() <= output.maxBytes().getAsLong();
    }
}
