package dev.easel.server.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.body.HttpBody;
import dev.easel.server.internal.RequestHead;
import dev.easel.server.route.EventEncoder;
import dev.easel.server.route.EventSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamedCallTest {
    @TempDir
    private Path saved;

    private final ScriptedProvider provider = new ScriptedProvider();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    /** A connection that takes everything, as one does for a while after the other side has closed it. */
    private final class OpenChannel implements ResponseChannel {
        @Override
        public void send(ResponseHead head, HttpBody body, Consumer<Optional<Throwable>> sent) {
            throw new IllegalStateException("A stream has no complete response.");
        }

        @Override
        public OutputStream open(ResponseHead head) {
            return written;
        }

        @Override
        public void whenHungUp(Runnable action) {}

        @Override
        public void abort() {}
    }

    /** Something happens while the result is written. */
    private record Interrupted(List<Runnable> events) implements EventEncoder {
        @Override
        public void result(ImageResult result, EventSink sink) throws IOException {
            events.forEach(Runnable::run);
            sink.event("result", Map.of());
        }
    }

    /** Streams a call that is stopped while its result is written, and returns the saved images. */
    private List<Path> savedAfterStop(Optional<CallCancelledException> why) throws Exception {
        provider.answer((request, context) -> ImageResult.builder("scripted")
                .image(GeneratedImage.received(TestImages.photo(4, 4)))
                .build());
        List<Runnable> events = new ArrayList<>();
        ResponseWriter writer =
                new ResponseWriter(new RequestHead("POST", "/stream", false, List.of()), Map.of(), new OpenChannel());
        StreamedCall call = new StreamedCall(
                new Interrupted(events),
                writer,
                Duration.ofSeconds(20),
                failure -> {
                    throw new IllegalStateException(failure);
                },
                error -> Map.of());
        events.add(() -> call.stop(why));
        try (Easel easel = EaselBuilder.create()
                .provider(provider.provider())
                .savedResponses(saved)
                .build()) {
            call.run(easel.generate(GenerateRequest.of("a")), () -> {}, () -> {});
        }
        assertThat(written.toString()).isEqualTo("event: result\ndata: {}\n\n");
        try (Stream<Path> files = Files.walk(saved)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void savesTheResultWhoseCallerHasLeftAlthoughItCouldBeWritten() throws Exception {
        assertThat(savedAfterStop(Optional.empty())).isNotEmpty();
    }

    @Test
    void savesNoResultThatArrivedWhileTheServerStops() throws Exception {
        CallCancelledException stopping =
                new CallCancelledException("The server stops.", CallFacts.of(Billing.UNKNOWN), null);

        assertThat(savedAfterStop(Optional.of(stopping))).isEmpty();
    }
}
