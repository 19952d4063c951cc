package dev.easel.http.fault;

import dev.easel.core.port.out.CallContext;
import dev.easel.http.Headers;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.HttpResponse;
import dev.easel.http.SavedResponses;
import dev.easel.http.Transport;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** A server that responds with success, a beginning, and then the same text repeated without end. */
public final class EndlessResponse implements Transport {
    private static final int COPIED = 1 << 16;

    private final byte[] beginning;
    private final byte[] repeated;

    private EndlessResponse(String beginning, String repeated) {
        this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
        // Much of it at once, since a reader takes many megabytes before it gives up.
        this.repeated = repeated.repeat(1 + COPIED / repeated.length()).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a kit whose every call gets this response, and that saves responses in a folder. */
    public static HttpKit kit(String beginning, String repeated, Path saved) {
        EndlessResponse transport = new EndlessResponse(beginning, repeated);
        return new HttpKit(HttpConfig.defaults(), transport, transport, new SavedResponses(Optional.of(saved)));
    }

    @Override
    public HttpResponse send(HttpCall call, CallContext context) {
        return new HttpResponse(200, Headers.NONE, new Text(), () -> {});
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    private final class Text extends InputStream {
        private byte[] part = beginning;
        private int at;

        @Override
        public int read() {
            byte[] one = new byte[1];
            read(one, 0, 1);
            return one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int count) {
            Objects.checkFromIndexSize(offset, count, into.length);
            for (int done = 0; done < count; ) {
                if (at == part.length) {
                    part = repeated;
                    at = 0;
                }
                int copied = Math.min(count - done, part.length - at);
                System.arraycopy(part, at, into, offset + done, copied);
                at += copied;
                done += copied;
            }
            return count;
        }
    }
}
