package dev.easel.server.internal.exchange;

import dev.easel.core.annotation.Nullable;
import dev.easel.http.body.JsonBody;
import dev.easel.server.route.EventSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes server-sent events (WHATWG HTML, 9.2), each flushed at its end; the first one sends the response headers. */
final class EventStream implements EventSink {
    /** Sends the response headers and opens the body. */
    @FunctionalInterface
    interface Opening {
        OutputStream open() throws IOException;
    }

    private final Opening opening;
    private @Nullable OutputStream open;
    private long writtenAt = System.nanoTime();

    EventStream(Opening opening) {
        this.opening = opening;
    }

    /** Returns whether the response headers were sent. */
    boolean isOpen() {
        return open != null;
    }

    /** Returns when the last bytes were written, by {@link System#nanoTime}. */
    long writtenAt() {
        return writtenAt;
    }

    private OutputStream out() throws IOException {
        if (open == null) {
            open = opening.open();
        }
        return open;
    }

    @Override
    public void data(Map<String, ?> members) throws IOException {
        text("data: ");
        JsonBody.of(members).writeTo(out());
        text("\n\n");
        flush();
    }

    @Override
    public void event(String name, Map<String, ?> members) throws IOException {
        text("event: " + name + "\n");
        data(members);
    }

    @Override
    public void done() throws IOException {
        text("data: [DONE]\n\n");
        flush();
    }

    @Override
    public void ping() throws IOException {
        text(": ping\n");
        flush();
    }

    /** Ends the response. */
    void close() throws IOException {
        out().close();
    }

    private void text(String text) throws IOException {
        out().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void flush() throws IOException {
        out().flush();
        writtenAt = System.nanoTime();
    }
}
