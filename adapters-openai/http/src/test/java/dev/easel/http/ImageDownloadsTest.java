package dev.easel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.TransportException.Phase;
import dev.easel.core.failure.UnsupportedRequestException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDownloadsTest extends ScriptedDownload {
    @Test
    void fetchesAnImageElsewhereWithoutTheKey() {
        respond(200, Headers.NONE, PHOTO);

        assertThat(fetch().bytes()).isEqualTo(PHOTO);
        assertThat(own).isEmpty();
        HttpCall call = others.get(0);
        assertThat(call.target()).isEqualTo(LINK);
        assertThat(call.secrets()).isEqualTo(Headers.NONE);
        assertThat(call.headers())
                .isEqualTo(Headers.NONE.with("Accept", "image/*").with("Accept-Encoding", "identity"));
        assertThat(open).hasValue(0);
    }

    @Test
    void sendsTheKeyToTheOwnOriginUntilARedirectHasLedElsewhere() {
        redirect("/second");
        redirect("https://cdn.example/third");
        redirect("https://api.example/fourth");
        respond(200, Headers.NONE, PHOTO);

        assertThat(fetch(URI.create("https://api.example/first"), Optional.of(ENDPOINT))
                        .bytes())
                .isEqualTo(PHOTO);
        assertThat(own).extracting(call -> call.target().getPath()).containsExactly("/first", "/second");
        assertThat(own)
                .allSatisfy(call ->
                        assertThat(call.secrets().first("Authorization")).contains("Bearer key-canary"));
        assertThat(others).extracting(call -> call.target().getPath()).containsExactly("/third", "/fourth");
        assertThat(others).allSatisfy(call -> assertThat(call.secrets()).isEqualTo(Headers.NONE));
        assertThat(open).hasValue(0);
    }

    @Test
    void followsFiveRedirects() {
        for (int hop = 0; hop < 5; hop++) {
            redirect("/next");
        }
        respond(200, Headers.NONE, PHOTO);

        assertThat(fetch().bytes()).isEqualTo(PHOTO);
        assertThat(others).hasSize(6);
    }

    @Test
    void followsNoSixthRedirect() {
        redirect("/next");

        assertNotAnImage();
        assertThat(others).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://cdn.example/a.png", "file:///etc/passwd", "https://user@cdn.example/", "http://[", "//"})
    void followsNoRedirectToWhatIsNotAPlainHttpUrl(String location) {
        redirect(location);

        assertNotAnImage();
        assertThat(others).hasSize(1);
    }

    @Test
    void rejectsARedirectWithoutATarget() {
        respond(300);

        assertNotAnImage();
        assertThat(others).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 403, 404, 408, 416, 425, 429, 500, 599})
    void triesAgainSixTimesInAll(int status) {
        respond(status);

        assertRejected("the server responded with HTTP " + status + ".");
        assertThat(others).hasSize(6);
        assertThat(context.pauses()).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L, 4000L, 8000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 400, 401, 410, 499})
    void triesOnceWhereAnotherTryEndsTheSame(int status) {
        respond(status);

        assertRejected("the server responded with HTTP " + status + ".");
        assertThat(others).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void triesAUsersOwnLinkOnce(int status) {
        respond(status);

        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> fetch(LINK, Optional.empty()))
                .withMessageEndingWith("HTTP " + status + ".");
        assertThat(others).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheServerAsksUpToAMinute() {
        respond(503, Headers.NONE.with("Retry-After", "60"), new byte[0]);
        respond(503, Headers.NONE.with("Retry-After", "61"), new byte[0]);

        assertRejected("the server responded with HTTP 503.");
        assertThat(context.pauses()).containsExactly(Duration.ofSeconds(60));
    }

    @Test
    void waitsUpToTheDeadlineAndNotPastIt() {
        context.remaining(Duration.ofSeconds(1));
        respond(503);

        assertRejected("the server responded with HTTP 503.");
        assertThat(context.pauses()).extracting(Duration::toMillis).containsExactly(500L, 1000L);
    }

    @Test
    void rejectsWhatIsNotAnImageAtOnce() {
        respond(200, Headers.NONE, "<html>".getBytes(StandardCharsets.US_ASCII));

        assertNotAnImage();
        assertThat(others).hasSize(1);
    }

    @Test
    void triesABrokenConnectionAgain() {
        fail(Phase.CONNECT, new IOException("reset"));
        fail(Phase.READ_TIMEOUT, null);
        respond(200, Headers.NONE, PHOTO);

        assertThat(fetch().bytes()).isEqualTo(PHOTO);
        assertThat(others).hasSize(3);
    }

    @Test
    void triesOnceWhereNoConnectionIsAllowedOrTrusted() {
        for (Exception cause : List.of(
                new UnknownHostException("cdn.example"),
                new IOException(new SSLHandshakeException("not trusted")),
                new IllegalStateException("not a host"))) {
            script.clear();
            others.clear();
            fail(Phase.CONNECT, cause);

            assertNotAnImage();
            assertThat(others).as(cause.toString()).hasSize(1);
        }
    }

    @Test
    void rejectsAUrlThatTheTransportCannotCall() {
        script.add(() -> {
            throw new IllegalStateException("no route");
        });

        assertNotAnImage();
        assertThat(others).hasSize(1);
    }

    @Test
    void stopsWhenTheCallIsCancelled() {
        script.add(() -> {
            context.cancel();
            throw new TransportException(Phase.CONNECT, "closed", CallFacts.of(Billing.NOT_BILLED), null);
        });

        assertThatExceptionOfType(CallCancelledException.class).isThrownBy(this::fetch);
        assertThat(others).hasSize(1);
    }

    @Test
    void stopsWhenTheCallIsCancelledWhileTheImageArrives() {
        script.add(() -> {
            open.incrementAndGet();
            context.cancel();
            return new HttpResponse(200, Headers.NONE, new ByteArrayInputStream(PHOTO), open::decrementAndGet);
        });

        assertThatExceptionOfType(CallCancelledException.class).isThrownBy(this::fetch);
        assertThat(open).hasValue(0);
        assertThat(context.pauses()).isEmpty();
    }

    @Test
    void passesOnThatTheTransportIsClosed() {
        CallCancelledException closed = new CallCancelledException("closed", CallFacts.of(Billing.NOT_BILLED), null);
        script.add(() -> {
            throw closed;
        });

        assertThatThrownBy(this::fetch).isSameAs(closed);
    }
}
