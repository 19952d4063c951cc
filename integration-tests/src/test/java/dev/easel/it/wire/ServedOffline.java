package dev.easel.it.wire;

import dev.easel.adapters.http.HttpKit;
import dev.easel.adapters.http.apache.ApacheHttp;
import dev.easel.adapters.http.server.EaselServer;
import dev.easel.adapters.http.server.Route;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.usecase.EaselBuilder;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.offline.OfflineProvider;
import dev.easel.imaging.offline.PlaceholderFetcher;
import java.util.List;

/** The offline provider behind a server on 127.0.0.1 that speaks some dialect, and connections to reach it by. */
public final class ServedOffline implements AutoCloseable {
    private final Easel behind;
    private final EaselServer server;
    private final HttpKit kit = ApacheHttp.open();

    public ServedOffline(List<? extends Route> routes) {
        behind = easel(OfflineProvider.create());
        server = EaselServer.builder(behind).routes(routes).start();
    }

    /** Returns an Easel of a provider, with pixels, on which nothing is shared. */
    public static Easel easel(ImageProvider provider) {
        return EaselBuilder.create()
                .provider(provider)
                .processor(Imaging.processor())
                .fetcher(new PlaceholderFetcher())
                .build();
    }

    /** Returns the address of a path on the server. */
    public String at(String path) {
        return server.baseUrl() + path;
    }

    /** Returns the connections that clients of the server use. */
    public HttpKit kit() {
        return kit;
    }

    @Override
    public void close() {
        kit.close();
        server.close();
        behind.close();
    }
}
