package dev.easel.it.openai;

import dev.easel.adapters.http.ApiKey;
import dev.easel.adapters.http.HttpKit;
import dev.easel.adapters.http.apache.ApacheHttp;
import dev.easel.adapters.http.retry.RetryPolicy;
import dev.easel.adapters.http.server.EaselServer;
import dev.easel.adapters.http.server.ServerLimits;
import dev.easel.adapters.multipart.MultipartConfig;
import dev.easel.adapters.multipart.MultipartRoutes;
import dev.easel.adapters.openai.OpenAiConfig;
import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.usecase.EaselBuilder;
import dev.easel.imaging.Imaging;
import java.time.Duration;

/** A provider served in OpenAI's dialect on this machine, and the clients that speak to it. */
final class Served implements AutoCloseable {
    private static final String KEY = "sk-test";

    private final HttpKit kit = ApacheHttp.open();
    private final Easel behind;
    private final EaselServer server;

    private Served(ImageProvider provider) {
        behind = easel(provider);
        server = EaselServer.builder(behind)
                .routes(OpenAiRoutes.all())
                .routes(MultipartRoutes.all())
                .apiKey(KEY)
                .limits(ServerLimits.builder().farewell(Duration.ZERO).build())
                .start();
    }

    static Served of(ImageProvider provider) {
        return new Served(provider);
    }

    static Easel easel(ImageProvider provider) {
        return EaselBuilder.create()
                .provider(provider)
                .processor(Imaging.processor())
                .build();
    }

    /** Returns a client that edits in JSON as well. */
    ImageProvider json() {
        return OpenAiConfig.compatible(server.baseUrl() + "/v1", ApiKey.of(KEY))
                .retries(RetryPolicy.never())
                .jsonEdits()
                .provider(kit);
    }

    /** Returns a client that edits by form parts. */
    ImageProvider form() {
        return MultipartConfig.compatible(server.baseUrl() + "/v1", ApiKey.of(KEY))
                .retries(RetryPolicy.never())
                .provider(kit);
    }

    @Override
    public void close() {
        server.close();
        behind.close();
        kit.close();
    }
}
