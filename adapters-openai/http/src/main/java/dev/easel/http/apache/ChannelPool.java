package dev.easel.http.apache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;

/** Builds a pool whose sockets have a channel, through which a connection can be checked without waiting. */
final class ChannelPool extends PoolingHttpClientConnectionManagerBuilder {
    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
            SchemePortResolver ports, DnsResolver hosts, TlsSocketStrategy tls) {
        return new DefaultHttpClientConnectionOperator(
                socksProxy -> socket(), ports, hosts, scheme -> URIScheme.HTTPS.same(scheme) ? tls : null);
    }

    /** A socket without a channel where the JVM is set to use a SOCKS proxy, which channels ignore. */
    private static Socket socket() {
        if (System.getProperty("socksProxyHost") != null) {
            return new Socket();
        }
        try {
            return SocketChannel.open().socket();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
