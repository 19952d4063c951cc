package dev.easel.core.failure;

import dev.easel.core.annotation.Nullable;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The provider answered, and the answer is no. */
public final class ProviderException extends EaselException {
    /** Why, in the same words for all providers. */
    public enum Reason {
        INVALID_REQUEST(false, Billing.NOT_BILLED),
        AUTHENTICATION(false, Billing.NOT_BILLED),
        FORBIDDEN(false, Billing.NOT_BILLED),
        NOT_FOUND(false, Billing.NOT_BILLED),
        CONTENT_REJECTED(false, Billing.NOT_BILLED),
        RATE_LIMITED(true, Billing.NOT_BILLED),
        QUOTA_EXHAUSTED(false, Billing.NOT_BILLED),
        /** 503 and its like: the work was not begun. */
        OVERLOADED(true, Billing.NOT_BILLED),
        /** 500, 502, 504, 524: whether the work was done is unknown. */
        INTERNAL(true, Billing.UNKNOWN),
        /** The provider says that it tried and failed. */
        GENERATION_FAILED(true, Billing.UNKNOWN),
        /** A well-formed answer without an image; its words are {@link ProviderException#text()}. */
        NO_IMAGE(false, Billing.BILLED);

        private final boolean transientByNature;
        private final Billing billing;

        Reason(boolean transientByNature, Billing billing) {
            this.transientByNature = transientByNature;
            this.billing = billing;
        }

        /** Returns what such an answer usually means for the bill. */
        public Billing usualBilling() {
            return billing;
        }
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Details details;

    /** What else the answer said. */
    private record Details(
            OptionalInt status,
            Optional<String> code,
            Optional<Duration> retryAfter,
            Optional<String> text,
            boolean retryable) {}

    private ProviderException(
            Reason reason, String message, Details details, CallFacts facts, @Nullable Throwable cause) {
        super(message, facts, cause);
        this.reason = reason;
        this.details = details;
    }

    /** Starts a failure of a reason, with the provider's own message or one that says as much. */
    public static Builder of(Reason reason, String message) {
        return new Builder(reason, message);
    }

    public Reason reason() {
        return reason;
    }

    /** Returns the HTTP status. */
    public OptionalInt status() {
        return details == null ? OptionalInt.empty() : details.status;
    }

    /** Returns the provider's own error code. */
    public Optional<String> code() {
        return details == null ? Optional.empty() : details.code;
    }

    /** Returns how long the provider asks to wait. */
    public Optional<Duration> retryAfter() {
        return details == null ? Optional.empty() : details.retryAfter;
    }

    /** Returns the words that came in place of an image. */
    public Optional<String> text() {
        return details == null ? Optional.empty() : details.text;
    }

    @Override
    public boolean retryable() {
        return details == null ? reason.transientByNature : details.retryable;
    }

    @Override
    ProviderException copy(CallFacts known) {
        return new ProviderException(reason, getMessage(), details, known, getCause());
    }

    /** Collects what an answer said. */
    public static final class Builder {
        private final Reason reason;
        private final String message;
        private CallFacts facts;
        private OptionalInt status = OptionalInt.empty();
        private Optional<String> code = Optional.empty();
        private Optional<Duration> retryAfter = Optional.empty();
        private Optional<String> text = Optional.empty();
        private boolean retryable;
        private @Nullable Throwable cause;

        private Builder(Reason reason, String message) {
            this.reason = reason;
            this.message = message;
            this.facts = CallFacts.of(reason.billing);
            this.retryable = reason.transientByNature;
        }

        public Builder status(int httpStatus) {
            status = OptionalInt.of(httpStatus);
            return this;
        }

        public Builder code(Optional<String> providersCode) {
            code = providersCode;
            return this;
        }

        public Builder code(String providersCode) {
            return code(Optional.of(providersCode));
        }

        public Builder retryAfter(Optional<Duration> wait) {
            retryAfter = wait;
            return this;
        }

        public Builder text(String words) {
            text = Optional.of(words);
            return this;
        }

        public Builder requestId(Optional<String> id) {
            facts = facts.requestId(id);
            return this;
        }

        /** Says what the bill is where it is not the reason's usual one. */
        public Builder billing(Billing billing) {
            facts = facts.billing(billing);
            return this;
        }

        /** Says whether a later call may succeed where it is not as usual for the reason. */
        public Builder retryable(boolean mayLater) {
            retryable = mayLater;
            return this;
        }

        public Builder cause(Throwable why) {
            cause = why;
            return this;
        }

        public ProviderException build() {
            return new ProviderException(
                    reason, message, new Details(status, code, retryAfter, text, retryable), facts, cause);
        }
    }
}
