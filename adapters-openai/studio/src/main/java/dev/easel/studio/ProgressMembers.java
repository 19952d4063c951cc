package dev.easel.studio;

import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.ProviderException.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the page is told while a call runs; addresses and messages of others are not. */
record ProgressMembers(String name, Map<String, Object> members) {
    /** Returns the event for a progress event, or empty if the page shows nothing for it. */
    static Optional<ProgressMembers> of(ProgressEvent event) {
        if (event instanceof ProgressEvent.ProviderProgress progress) {
            return Optional.of(progress(progress.percent(), progress.words()));
        }
        if (event instanceof ProgressEvent.Converting converting) {
            OptionalDouble share = converting.share();
            OptionalDouble percent =
                    share.isPresent() ? OptionalDouble.of(share.getAsDouble() * 100) : OptionalDouble.empty();
            return Optional.of(progress(percent, converting.step()));
        }
        if (event instanceof ProgressEvent.JobSubmitted) {
            return Optional.of(progress(OptionalDouble.empty(), "The provider has taken the work."));
        }
        if (event instanceof ProgressEvent.RetryScheduled retry) {
            return Optional.of(retry(retry.attempt(), retry.delay(), reason(retry.error()), Optional.empty()));
        }
        if (event instanceof ProgressEvent.FellBack other) {
            String reason = other.from() + " did not process the request.";
            return Optional.of(retry(1, Duration.ZERO, reason, Optional.of(other.to())));
        }
        return Optional.empty();
    }

    private static ProgressMembers progress(OptionalDouble percent, String text) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (percent.isPresent()) {
            members.put("percent", Math.round(Math.max(0, Math.min(100, percent.getAsDouble())) * 10) / 10.0);
        }
        members.put("text", text);
        return new ProgressMembers("progress", members);
    }

    private static ProgressMembers retry(int attempt, Duration delay, String reason, Optional<String> fallback) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("attempt", attempt);
        members.put("seconds", Math.round(delay.toMillis() / 100.0) / 10.0);
        members.put("reason", reason);
        members.put("fallback", fallback);
        return new ProgressMembers("retry", members);
    }

    private static String reason(Optional<Reason> error) {
        return error.isEmpty()
                ? "The provider did not respond."
                : switch (error.get()) {
                    case RATE_LIMITED, OVERLOADED -> "The provider is busy.";
                    default -> "The provider failed.";
                };
    }
}
