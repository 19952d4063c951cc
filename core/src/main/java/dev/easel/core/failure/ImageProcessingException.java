package dev.easel.core.failure;

import dev.easel.core.annotation.Nullable;

/** An image could not be read, converted or resized on this machine. */
public final class ImageProcessingException extends EaselException {
    private static final long serialVersionUID = 1L;

    public ImageProcessingException(String message) {
        this(message, null);
    }

    public ImageProcessingException(String message, @Nullable Throwable cause) {
        this(message, CallFacts.NOT_SENT, cause);
    }

    public ImageProcessingException(String message, CallFacts facts, @Nullable Throwable cause) {
        super(message, facts, cause);
    }

    @Override
    ImageProcessingException copy(CallFacts known) {
        return new ImageProcessingException(getMessage(), known, getCause());
    }
}
