package dev.easel.http.apache;

import dev.easel.core.annotation.Nullable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection of the client's pool that logs nothing: the client's own connection writes every header, keys included,
 * and every byte to its loggers at debug level, and no setting prevents that.
 *
 * <p>While a body is still being sent it checks for a response, so that the rejection of a large body is noticed. A
 * connection that the server closed, or on which anything waits that no call has read, is stale.
 */
final class NonLoggingConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    private final ResponseHeadParser heads;
    private volatile boolean closed;
    private volatile @Nullable Socket socket;
    private volatile @Nullable SocketChannel channel;
    private volatile Timeout whileActive = Timeout.DISABLED;

    NonLoggingConnection() {
        this(new ResponseHeadParser());
    }

    private NonLoggingConnection(ResponseHeadParser heads) {
        super(
                ResponseHeadParser.LIMITS,
                null,
                null,
                AnnouncedLength.LENIENT,
                null,
                (request, connection, in, sent, more) -> in.available() > 0,
                DefaultHttpRequestWriterFactory.INSTANCE,
                limits -> heads);
        this.heads = heads;
    }

    @Override
    public void bind(Socket plain) throws IOException {
        super.bind(plain);
        bound(plain, plain);
    }

    @Override
    public void bind(SSLSocket secure, Socket plain) throws IOException {
        super.bind(secure, plain);
        bound(secure, plain);
    }

    /** A connection that was cancelled before it had a socket must not use the one it gets. */
    private void bound(Socket current, Socket plain) throws IOException {
        socket = current;
        channel = plain.getChannel();
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

    /**
     * Returns whether the next response could not be told from what is left of an earlier one, or will never come.
     *
     * <p>The inherited check waits a millisecond for every connection that is fine. This one reads without waiting, below
     * TLS: there, too, nothing may arrive on a connection that nobody uses.
     */
    @Override
    public boolean isStale() throws IOException {
        Socket current = socket;
        SocketChannel bytes = channel;
        if (!isOpen()
                || current == null
                || heads.hasUnread()
                || current.getInputStream().available() > 0) {
            return true;
        }
        if (bytes == null) {
            return super.isStale() || heads.hasUnread();
        }
        bytes.configureBlocking(false);
        int read = bytes.read(ByteBuffer.allocate(1));
        bytes.configureBlocking(true);
        return read != 0;
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
