package dev.easel.http.apache;

import dev.easel.core.annotation.Nullable;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.ssl.SSLInitializationException;

/** TLS that is prepared at the first https connection: reading the trusted certificates takes time. Thread-safe. */
final class LazyTlsStrategy implements TlsSocketStrategy {
    private final Supplier<TlsSocketStrategy> preparation;
    private @Nullable TlsSocketStrategy prepared;

    LazyTlsStrategy(Supplier<TlsSocketStrategy> preparation) {
        this.preparation = preparation;
    }

    /** Uses a context, or the JVM's default one. */
    static LazyTlsStrategy of(Optional<SSLContext> context) {
        return new LazyTlsStrategy(
                () -> context.map(DefaultClientTlsStrategy::new).orElseGet(DefaultClientTlsStrategy::createDefault));
    }

    @Override
    public SSLSocket upgrade(
            Socket socket, String target, int port, @Nullable Object attachment, @Nullable HttpContext call)
            throws IOException {
        return prepared().upgrade(socket, target, port, attachment, call);
    }

    private synchronized TlsSocketStrategy prepared() throws SSLException {
        if (prepared == null) {
            try {
                prepared = preparation.get();
            } catch (SSLInitializationException e) {
                throw new SSLException("TLS cannot be used: " + e.getMessage(), e);
            }
        }
        return prepared;
    }
}
