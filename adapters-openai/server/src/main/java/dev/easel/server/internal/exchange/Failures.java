package dev.easel.server.internal.exchange;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.ServerError;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

/** Turns what was thrown for a request into the error that its caller reads; faults of the server go to its log. */
record Failures(ErrorEncoder encoder) {
    private static final System.Logger LOG = System.getLogger(Failures.class.getName());

    ServerError of(HttpError error) {
        return ServerError.of(error, encoder.table());
    }

    /**
     * Returns the error of what was thrown; the addresses in a request may be told to its caller.
     *
     * @param begun whether the call had begun, and may have been billed
     */
    ServerError of(Throwable thrown, Optional<ImageRequest> request, boolean begun) {
        Throwable e = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (e instanceof HttpErrorException refused) {
            return of(refused.error());
        }
        if (e instanceof EaselException failure) {
            return request.map(wanted -> ServerError.of(failure, encoder.table(), wanted))
                    .orElseGet(() -> ServerError.of(failure, encoder.table()));
        }
        if (e instanceof CancellationException) {
            CallFacts facts = CallFacts.of(begun ? Billing.UNKNOWN : Billing.NOT_BILLED);
            return ServerError.of(new CallCancelledException("The call was cancelled.", facts, e), encoder.table());
        }
        if (e instanceof OutOfMemoryError || e instanceof RejectedExecutionException) {
            LOG.log(System.Logger.Level.WARNING, "There was no memory or no thread for a request: {0}", e.getMessage());
            if (begun) {
                return of(HttpErrors.fault());
            }
            return of(HttpErrors.overloaded("This server has no room for the request now; try again later."));
        }
        LOG.log(System.Logger.Level.ERROR, "A request failed unexpectedly.", e);
        return of(HttpErrors.fault());
    }
}
