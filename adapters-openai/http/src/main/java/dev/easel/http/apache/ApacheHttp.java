package dev.easel.http.apache;

import static java.util.Objects.requireNonNull;

import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.SavedResponses;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** Opens HTTP kits on Apache HttpClient 5. */
public final class ApacheHttp {
    private ApacheHttp() {}

    /** Opens a kit with the default configuration; the caller must close it. */
    public static HttpKit open() {
        return open(HttpConfig.defaults());
    }

    /** Opens a kit; the caller must close it. */
    public static HttpKit open(HttpConfig config) {
        requireNonNull(config, "config");
        return new HttpKit(
                config,
                new ApacheTransport(config),
                new ApacheTransport(
                        config, new GuardedResolver(SystemDefaultDnsResolver.INSTANCE, config.downloadFrom())),
                new SavedResponses(config.savedResponses()));
    }
}
