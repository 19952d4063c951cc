package dev.easel.http.apache;

import dev.easel.core.annotation.Nullable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/**
 * Reads the heads of a connection's responses, within limits that no honest server reaches: one that breaks off before its
 * empty line counts as none, because what is missing may decide whether the call was billed.
 */
final class ResponseHeadParser implements HttpMessageParser<ClassicHttpResponse> {
    /** The client's own limits, of 8 KiB a line and 100 fields, would lose billed responses behind some gateways. */
    static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(256 << 10)
            .setMaxHeaderCount(2000)
            .build();

    private static final int MAX_INTERIM = 100;
    private static final int MAX_HEAD = 1 << 20;

    private final DefaultHttpResponseParser parser = new DefaultHttpResponseParser(LIMITS);
    private @Nullable SessionInputBuffer received;
    private int interim;

    @Override
    public @Nullable ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
            throws IOException, HttpException {
        received = buffer;
        ClassicHttpResponse response = parsed(buffer, new HeadStream(in, buffer.length() > 0));
        interim = response != null && response.getCode() < HttpStatus.SC_SUCCESS ? interim + 1 : 0;
        if (interim > MAX_INTERIM) {
            throw new ProtocolException("more than " + MAX_INTERIM + " interim responses");
        }
        return response;
    }

    private @Nullable ClassicHttpResponse parsed(SessionInputBuffer buffer, InputStream in)
            throws IOException, HttpException {
        try {
            return parser.parse(buffer, in);
        } catch (IllegalArgumentException e) {
            // The client says so of a status that is no number above zero.
            throw new ProtocolException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Returns whether bytes were received that belong to no response read so far. */
    boolean hasUnread() {
        SessionInputBuffer buffer = received;
        return buffer != null && buffer.length() > 0;
    }

    /** Ends a head that is too long, or that has begun, with an exception instead of an end. */
    private static final class HeadStream extends FilterInputStream {
        private boolean begun;
        private int total;

        private HeadStream(InputStream in, boolean begun) {
            super(in);
            this.begun = begun;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            if (read < 0 && begun) {
                throw new ConnectionClosedException("the response's header broke off");
            }
            begun |= read > 0;
            total += Math.max(0, read);
            if (total > MAX_HEAD) {
                throw new MessageConstraintException("the response's header is longer than " + MAX_HEAD + " bytes");
            }
            return read;
        }
    }
}
