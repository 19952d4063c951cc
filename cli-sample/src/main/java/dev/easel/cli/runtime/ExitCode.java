package dev.easel.cli.runtime;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.UnsupportedRequestException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The exit codes of commands, for scripts. */
public final class ExitCode {
    /** Everything succeeded. */
    public static final int DONE = 0;
    /** Some of several images are missing. */
    public static final int PARTLY = 1;
    /** Invalid usage, or unusable input. Nothing was billed. */
    public static final int USAGE = 2;
    /** The provider's content policy rejected the request. */
    public static final int REFUSED = 3;
    /** A problem with the key, the quota, a rate limit or a budget. */
    public static final int ACCOUNT = 4;
    /** The network or the provider failed, and nothing was billed. */
    public static final int PROVIDER = 5;
    /** The outcome is unknown, or it was billed and cannot be used. */
    public static final int PAID = 6;
    /** An internal error of the program. */
    public static final int FAULT = 70;
    /** Cancelled by Ctrl-C. */
    public static final int CANCELLED = 130;

    private static final Map<Integer, String> MEANINGS = new TreeMap<>(Map.of(
            DONE, "success; a server that was stopped",
            PARTLY, "some of several images are missing",
            USAGE, "invalid usage or input",
            REFUSED, "rejected by the provider's content policy",
            ACCOUNT, "key, quota, rate limit or budget (--max-cost)",
            PROVIDER, "network or provider failure; nothing was billed",
            PAID, "outcome unknown, or billed and unusable",
            FAULT, "internal error in Easel, or not enough memory",
            CANCELLED, "cancelled by Ctrl-C"));

    private ExitCode() {}

    /** Returns what each exit code means, in order. */
    public static Map<Integer, String> meanings() {
        return Collections.unmodifiableMap(MEANINGS);
    }

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
        if (failure instanceof BudgetExceededException) {
            return ACCOUNT;
        }
        if (failure instanceof ProviderException providerFailure) {
            switch (providerFailure.reason()) {
                case CONTENT_REJECTED -> {
                    return REFUSED;
                }
                case AUTHENTICATION, FORBIDDEN, QUOTA_EXHAUSTED, RATE_LIMITED -> {
                    return ACCOUNT;
                }
                default -> {} // the billing decides
            }
        }
        if (failure.billing() != Billing.NOT_BILLED) {
            return PAID;
        }
        boolean local = failure instanceof UnsupportedRequestException
                || failure instanceof ImageProcessingException
                || failure instanceof StorageException;
        return local ? USAGE : PROVIDER;
    }
}
