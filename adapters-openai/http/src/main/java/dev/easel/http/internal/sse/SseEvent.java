package dev.easel.http.internal.sse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** One server-sent event; its data is read once, and before the next event. */
public final class SseEvent {
    private final SseLines lines;
    private final Data data = new Data();
    private String name = "";

    SseEvent(SseLines lines) {
        this.lines = lines;
    }

    /** Returns the event's name, empty if it has none; a name that follows the data is known once the data is read. */
    public String name() {
        return name;
    }

    /** Returns the data, its lines joined by line feeds; the stream ends with the event. */
    public InputStream stream() {
        return data;
    }

    Data data() {
        return data;
    }

    void field(String field, String value) {
        if (field.equals("event")) {
            name = value;
        }
    }

    /** The data lines of the event. */
    final class Data extends InputStream {
        private final byte[] single = new byte[1];
        private boolean ended;

        @Override
        public int read() throws IOException {
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (ended) {
                return -1;
            }
            int count = lines.read(into, offset, length);
            if (count > 0) {
                return count;
            }
            if (nextDataLine()) {
                into[offset] = '\n';
                return 1;
            }
            ended = true;
            return -1;
        }

        /** Moves to the event's next data line, reading other fields on the way. */
        private boolean nextDataLine() throws IOException {
            while (lines.start() == SseLines.Start.FIELD) {
                String field = lines.fieldName();
                if (field.equals("data")) {
                    lines.skipSpace();
                    return true;
                }
                field(field, lines.fieldValue());
            }
            return false;
        }

        void skipToEnd() throws IOException {
            if (!ended) {
                transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
