package dev.easel.http.internal.sse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads server-sent events (WHATWG HTML, 9.2) as servers really send them: any line end, comments, a byte order mark, no
 * space after the colon, several data lines, lines of any length, no blank line at the very end.
 *
 * <p>An event's data is a stream: it is never buffered here, so that it may contain an image of any size.
 */
public final class SseReader {
    private final SseLines lines;
    private Optional<SseEvent> current = Optional.empty();

    public SseReader(InputStream in) {
        this.lines = new SseLines(in);
    }

    /** Returns the next event that has any data, skipping what was not read of the one before; empty at the end. */
    public Optional<SseEvent> next() throws IOException {
        if (current.isPresent()) {
            current.get().data().skipToEnd();
        }
        SseEvent event = new SseEvent(lines);
        current = Optional.empty();
        while (true) {
            SseLines.Start start = lines.start();
            if (start == SseLines.Start.END) {
                return Optional.empty();
            }
            if (start == SseLines.Start.BLANK) {
                event = new SseEvent(lines);
                continue;
            }
            String name = lines.fieldName();
            if (name.equals("data")) {
                lines.skipSpace();
                current = Optional.of(event);
                return current;
            }
            event.field(name, lines.fieldValue());
        }
    }
}
