package dev.easel.http.apache;

import dev.easel.core.annotation.Nullable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection of the client's pool that logs nothing: the client's own connection writes every header, keys included,
 * and every byte to its loggers at debug level, and no setting prevents that.
 *
 * <p>While a body is still being sent it checks for a response, so that the rejection of a large body is noticed.
 */
final class NonLoggingConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    private volatile boolean closed;
    private volatile @Nullable Socket socket;
    private volatile Timeout whileActive = Timeout.DISABLED;

    NonLoggingConnection() {
        super(
                Http1Config.DEFAULT,
                null,
                null,
                NonLoggingConnection::length,
                null,
                (request, connection, in, sent, more) -> in.available() > 0,
                DefaultHttpRequestWriterFactory.INSTANCE,
                DefaultHttpResponseParserFactory.INSTANCE);
    }

    /** A response with an invalid length ends with its connection: it may have been billed, so it is read all the same. */
    private static long length(HttpMessage response) {
        try {
            return DefaultContentLengthStrategy.INSTANCE.determineLength(response);
        } catch (HttpException e) {
            return ContentLengthStrategy.UNDEFINED;
        }
    }

    @Override
    public void bind(Socket plain) throws IOException {
        super.bind(plain);
        bound(plain);
    }

    @Override
    public void bind(SSLSocket secure, Socket plain) throws IOException {
        super.bind(secure, plain);
        bound(secure);
    }

    /** A connection that was cancelled before it had a socket must not use the one it gets. */
    private void bound(Socket current) throws IOException {
        socket = current;
        whileActive = Timeout.ofMilliseconds(current.getSoTimeout());
        if (closed) {
            current.close();
            throw new InterruptedIOException("The connection was closed before it was established.");
        }
    }

    @Override
    public @Nullable Socket getSocket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }

    @Override
    public void close(CloseMode mode) {
        closed = true;
        super.close(mode);
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        whileActive = timeout;
        super.setSocketTimeout(timeout);
    }

    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(whileActive);
    }
}
