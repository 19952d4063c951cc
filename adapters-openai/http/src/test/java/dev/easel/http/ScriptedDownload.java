package dev.easel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.TransportException.Phase;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What a download meets: a script of responses, of two transports that record what they are sent. */
abstract class ScriptedDownload {
    static final byte[] PHOTO = TestImages.photo(20, 20).bytes();
    static final int HALF = PHOTO.length / 2;
    static final URI LINK = URI.create("https://cdn.example/a.png?signature=canary");
    static final Endpoint ENDPOINT =
            Endpoint.of("acme", "https://api.example/v1", Credential.bearer(ApiKey.of("key-canary")));

    final RecordingContext context = new RecordingContext();
    final Queue<Supplier<HttpResponse>> script = new ArrayDeque<>();
    final List<HttpCall> own = new ArrayList<>();
    final List<HttpCall> others = new ArrayList<>();
    final AtomicInteger open = new AtomicInteger();
    long maxBytes = 1 << 20;

    /** Responds from the script, the last response again and again. */
    final class Scripted implements Transport {
        final List<HttpCall> received;

        Scripted(List<HttpCall> received) {
            this.received = received;
        }

        @Override
        public HttpResponse send(HttpCall call, CallContext context) {
            received.add(call);
            return (script.size() > 1 ? script.remove() : script.element()).get();
        }

        @Override
        public void close() {}
    }

    ImageData fetch(URI url, Optional<Endpoint> endpoint) {
        HttpConfig config = HttpConfig.builder().maxImageBytes(maxBytes).build();
        return new ImageDownloads(config, new Scripted(own), new Scripted(others), endpoint).fetch(url, context);
    }

    ImageData fetch() {
        return fetch(LINK, Optional.of(ENDPOINT));
    }

    void respond(int status, Headers headers, InputStream body) {
        script.add(() -> {
            open.incrementAndGet();
            return new HttpResponse(status, headers, body, open::decrementAndGet);
        });
    }

    void respond(int status, Headers headers, byte[] body) {
        respond(status, headers, new ByteArrayInputStream(body));
    }

    void respond(int status) {
        respond(status, Headers.NONE, new byte[0]);
    }

    void redirect(String location) {
        respond(302, Headers.NONE.with("Location", location), new byte[0]);
    }

    void fail(Phase phase, Throwable cause) {
        script.add(() -> {
            throw new TransportException(phase, "broken", CallFacts.of(Billing.NOT_BILLED), cause);
        });
    }

    void assertRejected(String message) {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(this::fetch)
                .withMessage("Cannot fetch the image at https://cdn.example/a.png?…: " + message);
        assertThat(open).as("open responses").hasValue(0);
    }

    void assertNotAnImage() {
        assertRejected("it must be an image (PNG, JPEG, WebP or GIF) of up to " + maxBytes
                + " bytes at a public http or https URL.");
    }
}
