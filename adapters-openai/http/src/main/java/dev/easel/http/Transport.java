package dev.easel.http;

import dev.easel.core.port.out.CallContext;

/** Sends calls over HTTP, each once: no retries, no redirects, no cookies. Thread-safe. */
public interface Transport extends AutoCloseable {
    /**
     * Sends a call and returns as soon as the response headers have arrived, whatever the status.
     *
     * <p>Stopping the call's context frees the socket at once, while connecting, sending, waiting or reading.
     *
     * @throws dev.easel.core.failure.TransportException when no response headers arrived; its billing is NOT_BILLED only
     *     if the request was certainly not sent completely
     * @throws dev.easel.core.failure.CallCancelledException when the call was cancelled
     */
    HttpResponse send(HttpCall call, CallContext context);

    @Override
    void close();
}
