package dev.easel.adapters.http.server;

import dev.easel.core.failure.EaselException;

/** How a dialect says no. Thread-safe. */
public interface ErrorEnvelope {
    /** Spells a refusal of the request itself, by the engine or by a route. */
    ErrorReply of(Refusal refusal);

    /** Spells the failure of the call behind the request, by the table the dialect's client reads. */
    ErrorReply of(EaselException failure);
}
