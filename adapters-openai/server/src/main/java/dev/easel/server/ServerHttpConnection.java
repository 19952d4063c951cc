package dev.easel.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.ChunkedOutputStream;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;

/** HTTP/1.1 over a {@link DeadlineSocket}: the library handles headers, lengths and chunks. */
final class ServerHttpConnection extends DefaultBHttpServerConnection {
    private static final int BUFFER = 1 << 14;
    private static final Http1Config CONFIG = Http1Config.custom()
            .setMaxLineLength(8192)
            .setMaxHeaderCount(100)
            .setMaxEmptyLineCount(8)
            .setBufferSize(BUFFER)
            .build();

    ServerHttpConnection(DeadlineSocket socket) throws IOException {
        super("http", CONFIG);
        bind(socket);
    }

    /** Returns a stream for a body after flushed headers: each flush is a chunk; closing it writes the last chunk. */
    OutputStream chunks() throws IOException {
        return new ChunkedOutputStream(
                new SessionOutputBufferImpl(BUFFER), getSocketHolder().getOutputStream(), BUFFER);
    }

    /** Returns a stream for a body after flushed headers that lasts to the end of the connection. */
    OutputStream rest() throws IOException {
        return new BufferedOutputStream(getSocketHolder().getOutputStream(), BUFFER);
    }
}
