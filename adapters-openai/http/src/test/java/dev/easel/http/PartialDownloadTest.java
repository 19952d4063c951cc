package dev.easel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.image.Content;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.out.SpoolSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PartialDownloadTest extends ScriptedDownload {
    private static Headers tagged() {
        return Headers.NONE.with("ETag", "\"v1\"").with("Content-Length", String.valueOf(PHOTO.length));
    }

    private static Headers rest(String range) {
        return Headers.NONE.with("Content-Range", range);
    }

    private static String from(int start) {
        return "bytes " + start + "-" + (PHOTO.length - 1) + "/" + PHOTO.length;
    }

    private static byte[] after(int start) {
        return Arrays.copyOfRange(PHOTO, start, PHOTO.length);
    }

    /** Breaks off after so many bytes of the photo. */
    private static InputStream cut(int from, int to) {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(PHOTO, from, to - from), broken);
    }

    @Test
    void continuesWhereTheConnectionBroke() {
        respond(200, tagged(), cut(0, HALF));
        respond(206, rest(from(HALF)), cut(HALF, HALF + 10));
        respond(503);
        respond(206, rest(from(HALF + 10)).with("ETag", "\"v1\""), after(HALF + 10));

        assertThat(fetch().bytes()).isEqualTo(PHOTO);
        assertThat(others)
                .extracting(call -> call.headers().first("Range").orElse("whole"))
                .containsExactly(
                        "whole", "bytes=" + HALF + "-", "bytes=" + (HALF + 10) + "-", "bytes=" + (HALF + 10) + "-");
        assertThat(others.get(3).headers().first("If-Range")).contains("\"v1\"");
    }

    @Test
    void startsOverWhereTheServerSendsAnotherPart() {
        for (Headers wrong : List.of(
                Headers.NONE,
                rest("all"),
                rest(from(HALF - 1)),
                rest(from(HALF)).with("ETag", "\"v2\""))) {
            script.clear();
            others.clear();
            respond(200, tagged(), cut(0, HALF));
            respond(206, wrong, after(HALF));
            respond(200, tagged(), PHOTO);

            assertThat(fetch().bytes()).isEqualTo(PHOTO);
            assertThat(others)
                    .extracting(call -> call.headers().first("Range").orElse("whole"))
                    .containsExactly("whole", "bytes=" + HALF + "-", "whole");
        }
    }

    @Test
    void startsOverWhereTheServerSendsTheWholeImage() {
        respond(200, tagged(), cut(0, HALF));
        respond(200, tagged(), PHOTO);

        assertThat(fetch().bytes()).isEqualTo(PHOTO);
    }

    @Test
    void requestsTheWholeImageWhereItMayHaveChanged() {
        Headers length = Headers.NONE.with("Content-Length", "9");
        for (Headers unsure : List.of(
                length,
                length.with("ETag", "W/\"v1\""),
                Headers.NONE.with("ETag", "\"v1\""),
                tagged().with("Content-Encoding", "gzip"))) {
            script.clear();
            others.clear();
            respond(200, unsure, cut(0, HALF));
            respond(200, Headers.NONE, PHOTO);

            assertThat(fetch().bytes()).isEqualTo(PHOTO);
            assertThat(others.get(1).headers().first("Range")).isEmpty();
        }
    }

    @Test
    void requestsTheWholeImageWhereNothingHasArrived() {
        respond(200, tagged(), cut(0, 0));
        respond(200, Headers.NONE, PHOTO);

        fetch();
        assertThat(others.get(1).headers().first("Range")).isEmpty();
    }

    @Test
    void acceptsAsManyBytesAsAreAllowed() {
        maxBytes = PHOTO.length;
        respond(200, Headers.NONE, PHOTO);

        assertThat(fetch().bytes()).isEqualTo(PHOTO);
    }

    @Test
    void rejectsMoreBytesThanAreAllowedAtOnce() {
        maxBytes = PHOTO.length - 1;
        respond(200, Headers.NONE, PHOTO);

        assertNotAnImage();
        assertThat(others).hasSize(1);
    }

    @Test
    void tellsFullStorageFromABrokenImageAndFreesIt() {
        AtomicInteger discarded = new AtomicInteger();
        context.spool(() -> new FullSink(discarded));
        respond(200, Headers.NONE, PHOTO);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(this::fetch)
                .withMessage("Cannot write a downloaded image: No space left on device.");
        assertThat(discarded).hasValue(1);
        assertThat(open).hasValue(0);
    }

    private static final class FullSink extends SpoolSink {
        private final AtomicInteger discarded;

        private FullSink(AtomicInteger discarded) {
            this.discarded = discarded;
        }

        @Override
        public long length() {
            return 0;
        }

        @Override
        public Content content() {
            throw new AssertionError("nothing was written");
        }

        @Override
        public void discard() {
            discarded.incrementAndGet();
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
