package dev.easel.http.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.retry.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A verb of a provider in front of a server that fails; after each test no file, thread or socket is left. */
abstract class FaultyProvider {
    static final ImageData PHOTO = TestImages.photo(20, 10);
    static final String BASE64 = Base64.getEncoder().encodeToString(PHOTO.bytes());

    @TempDir
    Path temporary;

    final RecordingContext context = new RecordingContext();
    private Path kept;
    private HttpKit kit;
    private ResourceCount before;

    /** Returns how the provider writes its responses. */
    protected ResponseStyle style() {
        return ResponseStyle.OPENAI;
    }

    /** Returns the provider under test at a base URL, with a key that is {@code sk-test}. */
    protected abstract ImageProvider provider(URI base, RetryPolicy retries, HttpKit kit);

    /** Requests one image from the provider with the verb under test. */
    protected abstract ImageResult ask(ImageProvider provider, CallContext context);

    @BeforeEach
    void open() {
        before = ResourceCount.of(temporary);
        kept = temporary.resolve("kept");
        kit = ApacheHttp.open(HttpConfig.builder().savedResponses(kept).build());
    }

    @AfterEach
    void close() throws InterruptedException {
        kit.close();
        ResourceCount after = ResourceCount.after(before, temporary);
        assertThat(after.threads()).isEqualTo(before.threads());
        assertThat(after.descriptors()).isEqualTo(before.descriptors());
    }

    /** From now on, waits for silent servers only shortly. */
    final void beImpatient() {
        kit.close();
        kit = ApacheHttp.open(HttpConfig.builder()
                .readTimeout(Duration.ofMillis(100))
                .savedResponses(kept)
                .build());
    }

    final ImageProvider provider(FaultServer server, RetryPolicy retries) {
        return provider(server.uri("/v1"), retries, kit);
    }

    /** Calls once, without retries. */
    final ImageResult result(FaultServer server) {
        return ask(provider(server, RetryPolicy.never()), context);
    }

    final EaselException failure(FaultServer server, RetryPolicy retries) {
        return failure(provider(server, retries));
    }

    final EaselException failure(ImageProvider provider) {
        EaselException failure = catchThrowableOfType(EaselException.class, () -> ask(provider, context));
        assertThat(failure).as("a failure").isNotNull();
        return failure;
    }

    final ImageProvider providerAt(URI base) {
        return provider(base, RetryPolicy.defaults(), kit);
    }

    /** Returns a response with images, each as the style's {@code inline} or {@code link} returns it. */
    final ScriptedResponse document(String... images) {
        return ScriptedResponse.json(style().document(images));
    }

    final String inline(byte[] image) {
        return style().inline(SmallImages.base64(image));
    }

    final String link(String url) {
        return style().link(url);
    }

    /** Cancels the call as soon as it waits for the rest of the last response. */
    final EaselException stoppedAfter(FaultServer server, int requests) throws Exception {
        WatchedSpool images = new WatchedSpool(PHOTO.length());
        context.spool(images);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<EaselException> failure =
                    other.submit(() -> catchThrowableOfType(EaselException.class, () -> result(server)));
            for (int i = 0; i < requests; i++) {
                server.awaitRequest();
            }
            server.awaitSilence();
            images.await();
            context.cancel();
            assertThat(failure.get()).isInstanceOf(CallCancelledException.class);
            return failure.get();
        } finally {
            other.shutdownNow();
        }
    }
}
