package dev.easel.cli.output;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.TransportException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** The facts about a failure that a program receives. */
record FailureFacts(
        String kind,
        Optional<String> reason,
        Optional<String> code,
        String message,
        OptionalLong status,
        Optional<String> requestId,
        Optional<String> job,
        OptionalLong retryAfterMs,
        boolean retryable,
        Billing billing,
        Optional<Path> savedResponse) {
    private static final String USAGE = "UsageException";

    static FailureFacts of(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (!(failure instanceof EaselException known)) {
            String kind = failure instanceof IllegalArgumentException
                    ? USAGE
                    : failure.getClass().getSimpleName();
            return new FailureFacts(
                    kind,
                    Optional.empty(),
                    Optional.empty(),
                    message,
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    false,
                    Billing.NOT_BILLED,
                    Optional.empty());
        }
        Optional<ProviderException> providerFailure =
                known instanceof ProviderException provider ? Optional.of(provider) : Optional.empty();
        Optional<String> reason = known instanceof TransportException transport
                ? Optional.of(transport.phase().name())
                : providerFailure.map(a -> a.reason().name());
        return new FailureFacts(
                known.kind(),
                reason,
                providerFailure.flatMap(ProviderException::code),
                message,
                providerFailure
                        .map(a -> a.status().stream().asLongStream().findFirst())
                        .orElse(OptionalLong.empty()),
                known.requestId(),
                known.job(),
                providerFailure
                        .flatMap(ProviderException::retryAfter)
                        .map(Duration::toMillis)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()),
                known.retryable(),
                known.billing(),
                known.savedResponse());
    }
}
