package dev.easel.http;

import dev.easel.core.port.out.CallContext;

/** Sends calls over HTTP, each once: no repeating, no redirects, no cookies. Thread-safe. */
public interface Transport extends AutoCloseable {
    /**
     * Sends a call and returns as soon as the head of the answer is here, whatever its status.
     *
     * <p>Stopping the call's context frees the socket at once, while connecting, sending, waiting or reading.
     *
     * @throws dev.easel.core.failure.TransportException when no head came; its billing is NONE only where the request
     *     surely did not go out whole
     * @throws dev.easel.core.failure.CallCancelledException when the call was cancelled
     */
    HttpResponse send(HttpCall call, CallContext context);

    @Override
    void close();
}
