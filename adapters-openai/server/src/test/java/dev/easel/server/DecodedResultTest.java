package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.RawClient;
import dev.easel.server.route.EventEncoder;
import dev.easel.server.route.EventSink;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server with room for two edits, but not for comparing two results at once. */
class DecodedResultTest {
    private static final ImageData IMAGE = TestImages.photo(1000, 800);

    private final ScriptedProvider provider = new ScriptedProvider();

    /** Writes a result that it has looked at. */
    private static final class Comparing implements EventEncoder {
        @Override
        public boolean decodesResult() {
            return true;
        }

        @Override
        public void result(ImageResult result, EventSink sink) throws IOException {
            sink.event("compared", Map.of());
        }
    }

    private EaselServer server(Easel easel) {
        return EaselServer.builder(easel)
                .routes(List.of(new TestDialect.TestRoute(
                        RoutePattern.postJson("/compare"),
                        (request, context) -> ServerResponse.events(EditRequest.of(IMAGE, "night"), new Comparing()))))
                .limits(ServerLimits.builder()
                        .heapBytes(16 << 20)
                        .queued(0)
                        .patience(Duration.ZERO)
                        .build())
                .start();
    }

    @Test
    void hasRoomReservedForThat() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        provider.answer((request, context) -> {
            started.countDown();
            try {
                assertThat(mayEnd.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return TestDialect.pixel();
        });
        provider.answer(TestDialect.PIXEL);
        try (Easel easel = EaselBuilder.create().provider(provider.provider()).build();
                EaselServer server = server(easel);
                RawClient first = new RawClient(server.port());
                RawClient second = new RawClient(server.port())) {
            first.request("POST", "/compare", "application/json", "{}");
            assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(second.request("POST", "/compare", "application/json", "{}")
                            .read()
                            .status())
                    .isEqualTo(503);
            mayEnd.countDown();

            assertThat(first.read().text()).contains("event: compared");
        }
    }
}
