package dev.easel.core.internal.metadata;

import dev.easel.core.domain.image.ImageData;

/** Removes metadata from an encoded image by leaving out its sections: pixels, colors and orientation stay as they are. */
public final class MetadataStripper {
    private MetadataStripper() {}

    /**
     * Returns the image without EXIF but its orientation, XMP, IPTC, texts, comments, times, thumbnails, content credentials,
     * and further images in the same file; with its end marker; the very same image where
     * nothing is to change. No bytes are copied.
     */
    public static ImageData strip(ImageData image) {
        return strip(image, ImageStructure.of(image));
    }

    /** Does the same for an image whose structure is known. */
    public static ImageData strip(ImageData image, ImageStructure structure) {
        return structure.clean() && structure.ended()
                ? image
                : ImageData.of(new SectionedContent(image.content(), structure.cleaned()));
    }
}
