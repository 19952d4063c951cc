package dev.easel.core.failure;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every way a call can fail, sealed by who is at fault; all come from {@code ImageCall.execute()} or its future.
 *
 * <p>A failure is a value: {@link #with} returns the same failure with more known about its call.
 */
public abstract sealed class EaselException extends RuntimeException
        permits ProviderException,
                TransportException,
                UnreadableResponseException,
                UnsupportedRequestException,
                BudgetExceededException,
                ImageProcessingException,
                StorageException,
                CallCancelledException {
    private static final long serialVersionUID = 1L;

    /** Characters that steer a terminal: a provider's own words are part of messages, which programs print. */
    private static final Pattern STEERING =
            Pattern.compile("[\\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069&&[^\n\t]]");

    private final transient CallFacts facts;

    EaselException(String message, CallFacts facts, @Nullable Throwable cause) {
        super(STEERING.matcher(requireNonNull(message, "message")).replaceAll(" "), cause);
        this.facts = requireNonNull(facts, "facts");
    }

    /** Returns what went wrong; every failure has a message, without control characters but line feeds and tabs. */
    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }

    /** Returns whether the call was billed. */
    public Billing billing() {
        return facts().billing();
    }

    /** Returns whether the same call may succeed later. */
    public boolean retryable() {
        return false;
    }

    /** Returns whether the same call may succeed later and certainly was not billed, so that nothing is bought twice. */
    public final boolean safeToRepeat() {
        return retryable() && billing() == Billing.NOT_BILLED;
    }

    /** Returns the same failure, billed at least as an earlier attempt of the same call was. */
    public final EaselException billedAtLeast(Billing earlier) {
        Billing worse = billing().worse(requireNonNull(earlier, "earlier"));
        return worse == billing() ? this : with(facts().billing(worse));
    }

    /** Returns the name of the provider that was called, or empty if none was. */
    public Optional<String> provider() {
        return facts().provider();
    }

    /** Returns the provider's own id of the request, to quote to its support. */
    public Optional<String> requestId() {
        return facts().requestId();
    }

    /** Returns the provider's id of the job that may still work on the images; {@code Easel.recover} fetches them later. */
    public Optional<String> job() {
        return facts().job();
    }

    /** Returns the file that holds the raw response of a billed call that could not be used. */
    public Optional<Path> savedResponse() {
        return facts().savedResponse();
    }

    /** Returns all that is known about the call. */
    public CallFacts facts() {
        return facts == null ? CallFacts.of(Billing.UNKNOWN) : facts;
    }

    /** Returns the same failure, stack trace and suppressed failures kept, with other facts. */
    public final EaselException with(CallFacts known) {
        return same(getMessage(), requireNonNull(known, "known"));
    }

    /** Returns the same failure, as {@link #with} does, with another sentence at the end of its message. */
    public final EaselException adding(String sentence) {
        requireNonNull(sentence, "sentence");
        String message = String.valueOf(getMessage()).stripTrailing();
        boolean ends = message.isEmpty() || ".!?:;。！？".indexOf(message.charAt(message.length() - 1)) >= 0;
        return same(message + (ends ? " " : ". ") + sentence, facts());
    }

    private EaselException same(String message, CallFacts known) {
        EaselException copy = copy(message, known);
        copy.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) {
            copy.addSuppressed(suppressed);
        }
        return copy;
    }

    abstract EaselException copy(String message, CallFacts known);

    /** Returns the name of the kind of failure, such as {@code ProviderException}. */
    public String kind() {
        return getClass().getSimpleName();
    }
}
