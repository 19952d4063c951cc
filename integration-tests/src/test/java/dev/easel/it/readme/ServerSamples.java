package dev.easel.it.readme;

import dev.easel.adapters.chat.ChatRoutes;
import dev.easel.adapters.chat.ImageForm;
import dev.easel.adapters.multipart.MultipartRoutes;
import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.adapters.visionstudio.VisionStudioRoutes;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.server.EaselServer;
import dev.easel.server.ServerLimits;
import dev.easel.studio.StudioRoutes;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The samples of the server's page, and those of the adapters about their routes. */
final class ServerSamples {
    private ServerSamples() {}

    static void serve(Easel easel) {
        // sample: serve
        try (EaselServer server = EaselServer.builder(easel)
                .routes(OpenAiRoutes.all())
                .routes(MultipartRoutes.all())
                .routes(ChatRoutes.all())
                .routes(VisionStudioRoutes.all())
                .start()) {
            System.out.println(server.baseUrl());
        }
        // end
    }

    static EaselServer.Builder settings(Easel easel, String key) {
        // sample: server_settings
        EaselServer.Builder server = EaselServer.builder(easel)
                .routes(OpenAiRoutes.all())
                .host("0.0.0.0")
                .port(8527)
                .publicUrl(URI.create("https://images.example.org"))
                .apiKey(key)
                .files(1_000, 512 << 20)
                .limits(ServerLimits.builder()
                        .connections(200)
                        .bodyBytes(32 << 20)
                        .shutdownGrace(Duration.ofSeconds(20))
                        .build());
        // end
        return server;
    }

    static EaselServer.Builder providers(Easel openai, Easel offline) {
        // sample: server_providers
        EaselServer.Builder server = EaselServer.builder(openai)
                .routes(OpenAiRoutes.all())
                .provider("openai", openai, List.of("gpt-image-2", "gpt-image-1.5"))
                .provider("offline", offline, List.of());
        // end
        return server;
    }

    static EaselServer.Builder studio(Easel easel, ImageProcessor processor) {
        // sample: studio_routes
        EaselServer.Builder server =
                EaselServer.builder(easel).routes(OpenAiRoutes.all()).routes(StudioRoutes.of(processor));
        // end
        return server;
    }

    static EaselServer.Builder chat(Easel easel) {
        // sample: chat_routes
        EaselServer.Builder server = EaselServer.builder(easel).routes(ChatRoutes.all(ImageForm.DATA_URI));
        // end
        return server;
    }

    static EaselServer.Builder multipart(Easel easel) {
        // sample: multipart_routes
        EaselServer.Builder server =
                EaselServer.builder(easel).routes(OpenAiRoutes.all()).routes(MultipartRoutes.all());
        // end
        return server;
    }
}
