package dev.easel.it.bench.server;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import dev.easel.http.error.ErrorTable;
import dev.easel.server.EaselServer;
import dev.easel.server.ServerLimits;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerError;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** One server in a process: Easel's, or the blocking one of httpcore5 as it comes. It prints its port. */
public final class BenchServer {
    private BenchServer() {}

    /** Starts the server that is named, {@code easel} or {@code bare}, and runs until its process is ended. */
    public static void main(String[] arguments) throws Exception {
        int port = arguments[0].equals("easel") ? easel() : bare();
        System.out.println(port);
        Thread.currentThread().join();
    }

    private static int easel() {
        ImageResult pixel = ImageResult.builder("waiting")
                .image(GeneratedImage.received(ImageData.of(TestImages.png(1, 1, (x, y) -> -1))))
                .build();
        ImageProvider waiting = ImageProvider.named("waiting")
                .generator((request, context) -> {
                    Work.PARKED.await();
                    return pixel;
                })
                .build();
        Easel easel = EaselBuilder.create().provider(waiting).build();
        List<Route> routes = new ArrayList<>();
        for (Work work : Work.values()) {
            routes.add(new WorkRoute(work));
        }
        return EaselServer.builder(easel)
                .routes(routes)
                .apiKey("sk-bench")
                .limits(ServerLimits.builder().heapBytes(1L << 40).build())
                .start()
                .port();
    }

    private static int bare() throws IOException {
        HttpRequestHandler handler = (request, response, context) -> {
            HttpEntity entity = request.getEntity();
            byte[] body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
            Work work = Work.at(request.getPath());
            work.await();
            response.setEntity(new ByteArrayEntity(work.response(body), ContentType.APPLICATION_OCTET_STREAM));
        };
        HttpServer server = ServerBootstrap.bootstrap()
                .setLocalAddress(InetAddress.getLoopbackAddress())
                .setCanonicalHostName("127.0.0.1")
                .setSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setBacklogSize(512)
                        .build())
                .register("/v1/*", handler)
                .create();
        server.start();
        return server.getLocalPort();
    }

    private record WorkRoute(Work work) implements Route {
        private static final ErrorEncoder ERRORS = new ErrorEncoder() {
            @Override
            public ErrorTable table() {
                return ErrorTable.builder()
                        .row(Reason.INVALID_REQUEST, 400, "invalid", "invalid")
                        .row(Reason.INTERNAL, 500, "internal", "internal")
                        .build();
            }

            @Override
            public Map<String, ?> encode(ServerError error) {
                return Map.of("error", error.message());
            }
        };

        @Override
        public RoutePattern pattern() {
            return new RoutePattern("POST", work.path(), List.of("application/octet-stream"));
        }

        @Override
        public ErrorEncoder errors() {
            return ERRORS;
        }

        @Override
        public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
            byte[] body = request.body().readAllBytes();
            return work.parkedMillis > 0
                    ? ServerResponse.after(GenerateRequest.of("a lake"), result -> whole(body))
                    : whole(work.response(body));
        }

        private static ServerResponse.Whole whole(byte[] body) {
            return new ServerResponse.Whole(
                    200, Map.of(), new HttpBody("application/octet-stream", List.of(BodySegment.bytes(body))));
        }
    }
}
