package dev.easel.core.failure;

import static java.util.Objects.requireNonNull;

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
    ImageProcessingException copy(String message, CallFacts known) {
        return new ImageProcessingException(message, known, getCause());
    }

    /** Returns the failure of a step for which the heap was too small; the caller sets whether the call was billed. */
    public static ImageProcessingException outOfMemory(OutOfMemoryError cause) {
        return new ImageProcessingException(
                "There was not enough memory to process the image: give Java more, such as -Xmx1g.",
                requireNonNull(cause, "cause"));
    }
}
