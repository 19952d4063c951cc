package dev.easel.http.body;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.Content;
import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A piece of a body: it knows its length before it is read, and can be written any number of times. */
public sealed interface BodySegment {
    /** Returns the number of bytes this piece takes on the wire. */
    long length();

    /** Writes the piece; an {@link IOException} comes from the stream, a {@link StorageException} from the source. */
    void writeTo(OutputStream out) throws IOException;

    /** Returns a piece of text in UTF-8. */
    static BodySegment text(String text) {
        return bytes(requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a piece of bytes; the array is not copied and must not change. */
    static BodySegment bytes(byte[] bytes) {
        return new Bytes(bytes);
    }

    /** Returns a piece that is streamed from its source. */
    static BodySegment of(Content content) {
        return new Streamed(content, ContentChunks.lengthOf(requireNonNull(content, "content")));
    }

    /** Returns the base64 text (RFC 4648, padded, in one line) of content that is streamed from its source. */
    static BodySegment base64(Content content) {
        return new Encoded(content, ContentChunks.lengthOf(requireNonNull(content, "content")));
    }

    /** Bytes in memory. */
    record Bytes(byte[] bytes) implements BodySegment {
        public Bytes {
            requireNonNull(bytes, "bytes");
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            requireNonNull(out, "out").write(bytes);
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    /** Content as it is. */
    record Streamed(Content content, long length) implements BodySegment {
        public Streamed {
            requireNonNull(content, "content");
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            requireNonNull(out, "out");
            ContentChunks.of(content, length, (buffer, count) -> out.write(buffer, 0, count));
        }

        @Override
        public String toString() {
            return length + " bytes streamed";
        }
    }

    /** Content as base64. */
    record Encoded(Content content, long sourceLength) implements BodySegment {
        public Encoded {
            requireNonNull(content, "content");
        }

        @Override
        public long length() {
            return (sourceLength + 2) / 3 * 4;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            requireNonNull(out, "out");
            byte[] text = new byte[ContentChunks.SIZE / 3 * 4];
            ContentChunks.of(content, sourceLength, (buffer, count) -> {
                byte[] piece = count == buffer.length ? buffer : Arrays.copyOf(buffer, count);
                out.write(text, 0, Base64.getEncoder().encode(piece, text));
            });
        }

        @Override
        public String toString() {
            return sourceLength + " bytes streamed as base64";
        }
    }
}
