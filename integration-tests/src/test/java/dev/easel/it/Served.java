package dev.easel.it;

import dev.easel.core.EaselBuilder;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.imaging.Imaging;
import dev.easel.offline.OfflineProvider;
import dev.easel.server.EaselServer;
import dev.easel.server.ServerLimits;
import dev.easel.server.route.Route;
import java.time.Duration;
import java.util.List;

/** A provider, or a whole Easel, behind a server on 127.0.0.1 with given routes, and the HTTP connections and the key of its clients. */
public final class Served implements AutoCloseable {
    private static final String KEY = "sk-test";

    private final Easel easel;
    private final EaselServer server;
    private final HttpKit kit = ApacheHttp.open();

    private Served(Easel easel, List<? extends Route> routes) {
        this.easel = easel;
        server = EaselServer.builder(easel)
                .routes(routes)
                .apiKey(KEY)
                .limits(ServerLimits.builder().shutdownGrace(Duration.ZERO).build())
                .start();
    }

    /** Serves a provider. */
    public static Served of(ImageProvider provider, List<? extends Route> routes) {
        return new Served(easel(provider), routes);
    }

    /** Serves an Easel, which is closed with the server. */
    public static Served of(Easel easel, List<? extends Route> routes) {
        return new Served(easel, routes);
    }

    /** Serves the offline provider. */
    public static Served offline(List<? extends Route> routes) {
        return new Served(easel(OfflineProvider.create()), routes);
    }

    /** Returns an Easel with a provider and an image processor, which shares nothing. */
    public static Easel easel(ImageProvider provider) {
        return EaselBuilder.create()
                .provider(provider)
                .processor(Imaging.processor())
                .fetcher(OfflineProvider.placeholders())
                .build();
    }

    /** Returns the URL of a path on the server. */
    public String at(String path) {
        return server.baseUrl() + path;
    }

    /** Returns the key that clients of the server send. */
    public ApiKey key() {
        return ApiKey.of(KEY);
    }

    /** Returns the HTTP connections that clients of the server use. */
    public HttpKit kit() {
        return kit;
    }

    @Override
    public void close() {
        server.close();
        easel.close();
        kit.close();
    }
}
