package dev.easel.core.failure;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The provider responded, but rejected the request, failed or sent no image. */
public final class ProviderException extends EaselException {
    /** The reason, in the same terms for all providers. */
    public enum Reason {
        INVALID_REQUEST(false, Billing.NOT_BILLED),
        AUTHENTICATION(false, Billing.NOT_BILLED),
        FORBIDDEN(false, Billing.NOT_BILLED),
        NOT_FOUND(false, Billing.NOT_BILLED),
        CONTENT_REJECTED(false, Billing.NOT_BILLED),
        RATE_LIMITED(true, Billing.NOT_BILLED),
        QUOTA_EXHAUSTED(false, Billing.NOT_BILLED),
        /** 503 and similar: processing did not begin. */
        OVERLOADED(true, Billing.NOT_BILLED),
        /** 500, 502, 504, 524: whether the request was processed is unknown. */
        INTERNAL(true, Billing.UNKNOWN),
        /** The provider says that it tried and failed. */
        GENERATION_FAILED(true, Billing.UNKNOWN),
        /** A well-formed response without an image; its text is {@link ProviderException#text()}. */
        NO_IMAGE(false, Billing.BILLED);

        private final boolean transientByNature;
        private final Billing billing;

        Reason(boolean transientByNature, Billing billing) {
            this.transientByNature = transientByNature;
            this.billing = billing;
        }

        /** Returns the default billing of such a response. */
        public Billing usualBilling() {
            return billing;
        }
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Details details;

    /** What else the response contained. */
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

    /** Starts a failure with a reason and the provider's own message, or an equivalent one. */
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

    /** Returns the text that came in place of an image. */
    public Optional<String> text() {
        return details == null ? Optional.empty() : details.text;
    }

    @Override
    public boolean retryable() {
        return details == null ? reason.transientByNature : details.retryable;
    }

    @Override
    ProviderException copy(String message, CallFacts known) {
        return new ProviderException(reason, message, details, known, getCause());
    }

    /** Collects what a response contained. */
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
            this.reason = requireNonNull(reason, "reason");
            this.message = requireNonNull(message, "message");
            this.facts = CallFacts.of(reason.billing);
            this.retryable = reason.transientByNature;
        }

        public Builder status(int httpStatus) {
            status = OptionalInt.of(httpStatus);
            return this;
        }

        public Builder code(Optional<String> providersCode) {
            code = requireNonNull(providersCode, "providersCode");
            return this;
        }

        public Builder code(String providersCode) {
            return code(Optional.of(requireNonNull(providersCode, "providersCode")));
        }

        public Builder retryAfter(Optional<Duration> wait) {
            retryAfter = requireNonNull(wait, "wait");
            return this;
        }

        public Builder text(String content) {
            text = Optional.of(requireNonNull(content, "content"));
            return this;
        }

        public Builder requestId(Optional<String> id) {
            facts = facts.requestId(id);
            return this;
        }

        /** Sets the billing where it is not the reason's default. */
        public Builder billing(Billing billing) {
            facts = facts.billing(requireNonNull(billing, "billing"));
            return this;
        }

        /** Sets whether a later call may succeed where it is not the reason's default. */
        public Builder retryable(boolean mayRetry) {
            retryable = mayRetry;
            return this;
        }

        public Builder cause(Throwable throwable) {
            cause = requireNonNull(throwable, "throwable");
            return this;
        }

        public ProviderException build() {
            return new ProviderException(
                    reason, message, new Details(status, code, retryAfter, text, retryable), facts, cause);
        }
    }
}
