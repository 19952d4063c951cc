package dev.easel.server.internal.exchange;

import dev.easel.http.body.HttpBody;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** The way back to the caller of one request, which takes one response. Thread-safe. */
public interface ResponseChannel {
    /**
     * Sends a complete response without waiting for the caller to read it.
     *
     * @param sent is told once, when the response has left this machine or with the failure; must not block
     */
    void send(ResponseHead head, HttpBody body, Consumer<Optional<Throwable>> sent);

    /**
     * Sends the head of a response of unknown length.
     *
     * @return its body: each flush has left this machine when it returns; closing it ends the response
     * @throws IOException when the caller is gone or reads too slowly
     */
    OutputStream open(ResponseHead head) throws IOException;

    /** Runs an action, at most once, if the caller hangs up before a response begins, or between two events of it. */
    void whenHungUp(Runnable action);

    /** Ends the connection at once, where no response can be given any more. */
    void abort();
}
