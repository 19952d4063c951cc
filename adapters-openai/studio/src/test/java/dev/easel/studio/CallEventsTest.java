package dev.easel.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import dev.easel.server.EaselServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page is told of a call, from its start to its end. */
class CallEventsTest {
    private static final ImageData IMAGE = BlankImage.of(30, 20);

    @TempDir
    private Path saved;

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();

    @AfterEach
    void stop() {
        easel.close();
    }

    private static EaselServer.Builder server(Easel easel) {
        return EaselServer.builder(easel).routes(StudioRoutes.of(new TestProcessor()));
    }

    private String events(EaselServer.Builder builder, TestForm form) throws IOException {
        try (EaselServer server = builder.start();
                RawClient client = new RawClient(server.port())) {
            RawClient.Received response = form.to(client).read();
            assertThat(response.status()).as(response.text()).isEqualTo(200);
            assertThat(response.header("content-type")).startsWith("text/event-stream");
            return response.text();
        }
    }

    private String events(TestForm form) throws IOException {
        return events(server(easel), form);
    }

    private static ImageResult.Builder result() {
        return ImageResult.builder("scripted").image(GeneratedImage.received(IMAGE));
    }

    private void reporting(ProgressEvent event) {
        provider.answer((request, context) -> {
            context.report(event);
            return result().build();
        });
    }

    @Test
    void beginWithTheProviderAndEndWithEverythingKnown() throws IOException {
        provider.answer((request, context) -> result().requestId(Optional.of("req-7"))
                .cost(Optional.of(Cost.reported(Money.usd("0.0421"))))
                .note(Note.adapted("resized"))
                .build());

        assertThat(events(TestForm.of("generate").text("model", "brush-2")))
                .startsWith("event: accepted\n"
                        + "data: {\"provider\":\"scripted\",\"model\":\"brush-2\",\"verb\":\"generate\"}\n\n")
                .containsPattern(
                        "event: image\ndata: \\{\"index\":0,\"file\":\"files/[0-9a-f]{32}\\.png\",\"width\":30,"
                                + "\"height\":20,\"format\":\"png\",\"bytes\":" + IMAGE.length() + "}\n\nevent: done\n")
                .contains("\"provider\":\"scripted\",\"model\":\"brush-2\",\"requestId\":\"req-7\"")
                .contains(
                        "\"billing\":\"billed\",\"cost\":{\"amount\":0.0421,\"currency\":\"USD\",\"text\":\"$0.0421\","
                                + "\"reported\":true},\"requested\":1,\"missing\":[]")
                .contains("\"kind\":\"adapted\"", "\"message\":\"resized\"")
                .endsWith("\"images\":[{}]}\n\n");
    }

    @Test
    void linkToImagesBelowThePathOfAProxy() throws IOException {
        provider.answer((request, context) -> result().build());

        assertThat(events(server(easel).publicUrl(URI.create("https://example.org/easel/")), TestForm.of("generate")))
                .contains("\"file\":\"files/")
                .doesNotContain("example.org", "/easel");
    }

    @Test
    void tellTheProgressOfTheProvider() throws IOException {
        reporting(new ProgressEvent.ProviderProgress(OptionalDouble.of(41.26), "painting"));
        assertThat(events(TestForm.of("generate")))
                .contains("event: progress\ndata: {\"percent\":41.3,\"text\":\"painting\"}\n\n");

        reporting(new ProgressEvent.Converting("restoring", OptionalDouble.of(0.5)));
        assertThat(events(TestForm.of("generate")))
                .contains("event: progress\ndata: {\"percent\":50.0,\"text\":\"restoring\"}\n\n");

        reporting(ProgressEvent.Converting.of("writing PNG"));
        assertThat(events(TestForm.of("generate"))).contains("event: progress\ndata: {\"text\":\"writing PNG\"}\n\n");
    }

    @Test
    void tellThatACallIsRepeatedWithoutTheWordsOfOthers() throws IOException {
        reporting(new ProgressEvent.RetryScheduled(
                2,
                Duration.ofMillis(3200),
                "503 from http://10.0.0.7/internal",
                Optional.of(ProviderException.Reason.OVERLOADED)));
        assertThat(events(TestForm.of("generate")))
                .contains(
                        "event: retry\ndata: {\"attempt\":2,\"seconds\":3.2,\"reason\":\"The provider is busy.\"}\n\n")
                .doesNotContain("10.0.0.7");

        reporting(new ProgressEvent.FellBack("scripted", "spare", "secret"));
        assertThat(events(TestForm.of("generate")))
                .contains("\"reason\":\"scripted did not process the request.\",\"fallback\":\"spare\"}");
    }

    @Test
    void linkToDrafts() throws IOException {
        ScriptedProvider drafting = new ScriptedProvider(
                "scripted",
                Capabilities.builder().partialImages(true).source("test").build());
        drafting.answer((request, context) -> {
            context.report(new ProgressEvent.PartialImage(0, IMAGE));
            return result().build();
        });
        try (Easel own = EaselBuilder.create().provider(drafting.provider()).build()) {
            assertThat(events(server(own), TestForm.of("generate")))
                    .containsPattern("event: partial\ndata: \\{\"index\":0,\"file\":\"files/[0-9a-f]{32}\\.png\","
                            + "\"width\":30,\"height\":20,\"of\":2}\n\n");
        }
    }

    @Test
    void tellWhyImagesAreMissing() throws IOException {
        provider.answer((request, context) -> result().partialFailure(
                        ProviderException.of(Reason.CONTENT_REJECTED, "refused for sk-abcdef123456")
                                .build())
                .build());

        assertThat(events(TestForm.of("generate").text("n", "2")))
                .contains("\"requested\":2,\"missing\":[{")
                .contains("\"reason\":\"content\"", "refused for [key]");
    }

    @Test
    void endWithTheReasonOfAFailure() throws IOException {
        provider.fail(ProviderException.of(Reason.RATE_LIMITED, "slow down")
                .retryAfter(Optional.of(Duration.ofSeconds(12)))
                .requestId(Optional.of("req-9"))
                .build());

        assertThat(events(TestForm.of("generate")))
                .startsWith("event: accepted\n")
                .endsWith("event: failed\ndata: {\"reason\":\"busy\",\"code\":\"rate_limited\",\"status\":429,"
                        + "\"message\":\"slow down\",\"billing\":\"not-billed\",\"retryAfter\":12,"
                        + "\"requestId\":\"req-9\",\"provider\":\"scripted\"}\n\n");
    }

    @Test
    void tellThatAFreeProviderBillsNothing() throws IOException {
        ScriptedProvider free = new ScriptedProvider(
                "scripted",
                Capabilities.builder()
                        .prices(Optional.of(Prices.FREE))
                        .source("test")
                        .build());
        free.answer(IMAGE.bytes());
        try (Easel own = EaselBuilder.create().provider(free.provider()).build()) {
            assertThat(events(server(own), TestForm.of("generate"))).contains("\"billing\":\"not-billed\"");
        }
    }

    @Test
    void compareTheImageOfAnEditWithTheOneBefore() throws IOException {
        provider.answer(IMAGE.bytes()).answer(BlankImage.of(40, 20).bytes());

        assertThat(events(TestForm.of("edit").file("image", IMAGE.bytes())))
                .containsPattern("\"images\":\\[\\{\"changed\":600,\"map\":\"files/[0-9a-f]+\\.png\"");
        assertThat(events(TestForm.of("edit").file("image", IMAGE.bytes())))
                .contains("\"width\":40")
                .endsWith("\"images\":[{}]}\n\n");
    }

    @Test
    void comeFromTheProviderThatTheFormNames() throws IOException {
        ScriptedProvider other = new ScriptedProvider("other");
        other.answer(IMAGE.bytes());
        try (Easel second = EaselBuilder.create().provider(other.provider()).build()) {
            assertThat(events(
                            server(easel).provider("first", easel, List.of()).provider("second", second, List.of()),
                            TestForm.of("generate").text("provider", "second")))
                    .contains("{\"provider\":\"second\",\"verb\":\"generate\"}", "\"provider\":\"other\"");
        }
        assertThat(provider.received()).isEmpty();
    }

    /** Returns only when the call is cancelled, or when its test is over. */
    private static ImageResult untilCancelled(CallContext context, CountDownLatch started, CountDownLatch cancelled) {
        try (var hook = context.onCancel(cancelled::countDown)) {
            started.countDown();
            assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
            context.throwIfStopped(Billing.UNKNOWN);
            throw new IllegalStateException("The call was not stopped.");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hangUp(Easel own, CountDownLatch started, Consumer<EaselServer> then) throws Exception {
        try (EaselServer server = server(own).start()) {
            try (RawClient client = new RawClient(server.port())) {
                TestForm.of("generate").to(client).readHead();
                assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
            }
            then.accept(server);
        }
    }

    @Test
    void cancelTheCallWhenThePageHangsUp() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        provider.answer((request, context) -> untilCancelled(context, started, cancelled));

        hangUp(easel, started, server -> {
            try {
                assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void saveWhatWasBilledWhenThePageHasHungUp() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        provider.answer((request, context) -> {
            CountDownLatch cancelled = new CountDownLatch(1);
            try (var hook = context.onCancel(cancelled::countDown)) {
                started.countDown();
                assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
                return result().build();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        ExecutorService calls = Executors.newCachedThreadPool();
        try (Easel saving = EaselBuilder.create()
                .provider(provider.provider())
                .executor(calls)
                .savedResponses(saved)
                .build()) {
            hangUp(saving, started, server -> server.drain(Duration.ofSeconds(20)));
        }
        calls.shutdown();
        assertThat(calls.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

        try (Stream<Path> files = Files.walk(saved)) {
            assertThat(files.filter(file -> file.toString().endsWith(".png"))).hasSize(1);
        }
    }
}
