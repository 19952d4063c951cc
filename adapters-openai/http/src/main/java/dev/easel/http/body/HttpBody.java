package dev.easel.http.body;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A request's body: its media type and its pieces, streamed in order as often as needed. */
public record HttpBody(String mediaType, List<BodySegment> segments) {
    public HttpBody {
        requireNonNull(mediaType, "mediaType");
        segments = List.copyOf(requireNonNull(segments, "segments"));
    }

    /** Returns the number of bytes. */
    public long length() {
        long length = 0;
        for (BodySegment segment : segments) {
            length += segment.length();
        }
        return length;
    }

    /** Writes all pieces; the stream stays open. */
    public void writeTo(OutputStream out) throws IOException {
        requireNonNull(out, "out");
        for (BodySegment segment : segments) {
            segment.writeTo(out);
        }
    }

    /** Returns media type and length; never the content. */
    @Override
    public String toString() {
        return length() + " bytes of " + mediaType;
    }
}
