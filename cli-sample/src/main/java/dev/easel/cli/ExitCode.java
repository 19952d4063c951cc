package dev.easel.cli;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.UnsupportedRequestException;

/** What a command's exit code tells a script. */
public final class ExitCode {
    /** All was done. */
    public static final int DONE = 0;
    /** Some of several images are missing. */
    public static final int PARTLY = 1;
    /** Wrong usage, or input that cannot be used. Nothing was paid for. */
    public static final int USAGE = 2;
    /** The provider's content policy refuses. */
    public static final int REFUSED = 3;
    /** Key, quota or rate limit. */
    public static final int ACCOUNT = 4;
    /** The network or the provider failed, and nothing was paid for. */
    public static final int PROVIDER = 5;
    /** The outcome is unknown, or it was paid for and cannot be used. */
    public static final int PAID = 6;
    /** A fault of the program itself. */
    public static final int FAULT = 70;
    /** Cancelled by Ctrl-C. */
    public static final int CANCELLED = 130;

    private ExitCode() {}

    /** Returns the exit code of a failure. */
    public static int of(Throwable failure) {
        if (failure instanceof IllegalArgumentException) {
            return USAGE;
        }
        return failure instanceof EaselException known ? of(known) : FAULT;
    }

    private static int of(EaselException failure) {
        if (failure instanceof CallCancelledException) {
            return CANCELLED;
        }
        if (failure instanceof ProviderException answer) {
            switch (answer.reason()) {
                case CONTENT_REJECTED -> {
                    return REFUSED;
                }
                case AUTHENTICATION, FORBIDDEN, QUOTA_EXHAUSTED, RATE_LIMITED -> {
                    return ACCOUNT;
                }
                default -> {} // what it cost decides
            }
        }
        if (failure.billing() != Billing.NOT_BILLED) {
            return PAID;
        }
        boolean ours = failure instanceof UnsupportedRequestException
                || failure instanceof ImageProcessingException
                || failure instanceof StorageException;
        return ours ? USAGE : PROVIDER;
    }
}
