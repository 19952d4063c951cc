package dev.easel.core.failure;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** A file could not be read or written on this machine. */
public final class StorageException extends EaselException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message) {
        this(message, null);
    }

    public StorageException(String message, @Nullable Throwable cause) {
        this(message, CallFacts.NOT_SENT, cause);
    }

    public StorageException(String message, CallFacts facts, @Nullable Throwable cause) {
        super(message, facts, cause);
    }

    @Override
    StorageException copy(String message, CallFacts known) {
        return new StorageException(message, known, getCause());
    }

    /** Returns the failure to read something, with a message that says why. */
    public static StorageException reading(String what, IOException cause) {
        requireNonNull(what, "what");
        requireNonNull(cause, "cause");
        return new StorageException("Cannot read " + what + ": " + reason(cause) + ".", cause);
    }

    /** Returns the failure to write something, with a message that says why. */
    public static StorageException writing(String what, IOException cause) {
        requireNonNull(what, "what");
        requireNonNull(cause, "cause");
        return new StorageException("Cannot write " + what + ": " + reason(cause) + ".", cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "the file does not exist";
        }
        if (cause instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (cause instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
