package dev.easel.server;

import dev.easel.core.annotation.Nullable;
import dev.easel.http.body.JsonBody;
import dev.easel.server.route.EventSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes server-sent events (WHATWG HTML, 9.2), each flushed at its end; the head of the response goes out with the first. */
final class EventStream implements EventSink {
    /** Sends the head of the response and opens what follows it. */
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

    /** Returns whether the head of the response went out. */
    boolean isOpen() {
        return open != null;
    }

    /** Returns when anything was written last, by {@link System#nanoTime}. */
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

    /** Writes a comment, which keeps those on the way from thinking the stream is dead. */
    void ping() throws IOException {
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
