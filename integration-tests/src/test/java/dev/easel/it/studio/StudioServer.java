package dev.easel.it.studio;

import dev.easel.core.port.out.ImageProvider;
import dev.easel.imaging.Imaging;
import dev.easel.it.Served;
import dev.easel.it.studio.RecordingEasel.Received;
import dev.easel.offline.OfflineProvider;
import dev.easel.server.EaselServer;
import dev.easel.server.ServerLimits;
import dev.easel.studio.StudioRoutes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The page with a provider behind it on 127.0.0.1, and the requests that it received. */
final class StudioServer implements AutoCloseable {
    private static final long PATIENCE = 30;

    private final BlockingQueue<Received> calls = new LinkedBlockingQueue<>();
    private final List<Runnable> visitors = new ArrayList<>();
    private final RecordingEasel easel;
    private final EaselServer server;

    private StudioServer(ImageProvider provider, UnaryOperator<EaselServer.Builder> settings) {
        easel = new RecordingEasel(Served.easel(provider), calls);
        server = settings.apply(EaselServer.builder(easel)
                        .routes(StudioRoutes.of(Imaging.processor()))
                        .limits(ServerLimits.builder()
                                .shutdownGrace(Duration.ZERO)
                                .build()))
                .start();
    }

    static StudioServer offline() {
        return of(OfflineProvider.create());
    }

    static StudioServer of(ImageProvider provider) {
        return of(provider, UnaryOperator.identity());
    }

    static StudioServer of(ImageProvider provider, UnaryOperator<EaselServer.Builder> settings) {
        return new StudioServer(provider, settings);
    }

    /** Returns the address of the page. */
    String url() {
        return server.baseUrl() + "/";
    }

    int port() {
        return server.port();
    }

    /** Waits for the next call; returns what the server received, or empty if none comes. */
    Optional<Received> next() {
        try {
            return Optional.ofNullable(calls.poll(PATIENCE, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns how many calls arrived that no test has taken. */
    int waiting() {
        return calls.size();
    }

    /** Lets a task run before the server closes. */
    void beforeClose(Runnable task) {
        visitors.add(task);
    }

    /** Closes while the page is open. */
    void stop() {
        visitors.clear();
        close();
    }

    @Override
    public void close() {
        visitors.forEach(Runnable::run);
        visitors.clear();
        server.close();
        easel.close(Duration.ZERO);
    }
}
