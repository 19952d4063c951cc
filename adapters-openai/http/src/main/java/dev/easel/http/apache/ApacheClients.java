package dev.easel.http.apache;

import dev.easel.core.annotation.Nullable;
import dev.easel.http.HttpConfig;
import java.io.IOException;
import java.net.Socket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Builds clients with all automatic behavior turned off. */
final class ApacheClients {
    private static final TimeValue DROPPED_AFTER = TimeValue.ofSeconds(30);
    private static final int HOSTS = 16;

    private ApacheClients() {}

    /** Returns a client for calls to providers. */
    static CloseableHttpClient forProviders(HttpConfig config) {
        // The client refuses a response whose encoding it does not know, and it was billed.
        HttpClientBuilder builder =
                bare(config, SystemDefaultDnsResolver.INSTANCE).disableContentCompression();
        config.proxy().ifPresent(proxy -> builder.setProxy(new HttpHost(proxy.getHost(), proxy.getPort())));
        return builder.build();
    }

    /** Returns a client for downloads, which uses its own host resolver and no proxy. */
    static CloseableHttpClient forDownloads(HttpConfig config, DnsResolver hosts) {
        return bare(config, hosts).build();
    }

    private static HttpClientBuilder bare(HttpConfig config, DnsResolver hosts) {
        return HttpClientBuilder.create()
                .setConnectionManager(pool(config, hosts))
                .setKeepAliveStrategy((response, context) -> DROPPED_AFTER)
                .evictIdleConnections(DROPPED_AFTER)
                .setUserAgent("easel")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression();
    }

    private static PoolingHttpClientConnectionManager pool(HttpConfig config, DnsResolver hosts) {
        return new ChannelPool()
                .setConnectionFactory(ApacheClients::connection)
                .setDnsResolver(hosts)
                .setMaxConnPerRoute(config.maxConnections())
                .setMaxConnTotal((int) Math.min(Integer.MAX_VALUE, (long) HOSTS * config.maxConnections()))
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoKeepAlive(true)
                        .setSoTimeout(Timeout.of(config.readTimeout()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(config.connectTimeout()))
                        .setSocketTimeout(Timeout.of(config.readTimeout()))
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .setTlsSocketStrategy(LazyTlsStrategy.of(config.tls()))
                .build();
    }

    private static NonLoggingConnection connection(@Nullable Socket socket) throws IOException {
        NonLoggingConnection connection = new NonLoggingConnection();
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }
}
