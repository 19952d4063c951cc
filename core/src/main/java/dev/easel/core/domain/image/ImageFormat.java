package dev.easel.core.domain.image;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/** The image formats whose headers core reads. */
public enum ImageFormat {
    PNG("image/png", "png", true),
    JPEG("image/jpeg", "jpg", false),
    WEBP("image/webp", "webp", true),
    GIF("image/gif", "gif", true);

    private final String mediaType;
    private final String extension;
    private final boolean alpha;

    ImageFormat(String mediaType, String extension, boolean alpha) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.alpha = alpha;
    }

    /** Returns the media type, such as {@code image/png}. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns the usual file extension without a dot, {@code jpg} for JPEG. */
    public String extension() {
        return extension;
    }

    /** Returns whether the format can hold transparency. */
    public boolean holdsAlpha() {
        return alpha;
    }

    /** Returns whether the format is written with a quality, so that fewer bytes cost detail. */
    public boolean hasQuality() {
        return this == JPEG || this == WEBP;
    }

    /** Returns the name used in requests: {@code png}, {@code jpeg}, {@code webp}, {@code gif}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the format that a name, file extension or media type stands for, in any case; {@code jpg} is JPEG. */
    public static Optional<ImageFormat> named(String name) {
        String word = requireNonNull(name, "name").strip().toLowerCase(Locale.ROOT);
        for (ImageFormat format : values()) {
            if (word.equals(format.word()) || word.equals(format.extension) || word.equals(format.mediaType)) {
                return Optional.of(format);
            }
        }
        return word.equals("image/jpg") ? Optional.of(JPEG) : Optional.empty();
    }
}
