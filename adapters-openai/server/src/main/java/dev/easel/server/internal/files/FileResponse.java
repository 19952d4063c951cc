package dev.easel.server.internal.files;

import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The response with a published image: whole, not modified, or one range of it (RFC 9110, 13 and 14). */
final class FileResponse {
    private static final Pattern RANGE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})");

    private FileResponse() {}

    /** Returns the response to a request for an image that never changes under its name. */
    static ServerResponse.Whole of(ImageData image, String name, ServerRequest request) {
        String tag = "\"" + name + "\"";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "private, max-age=86400, immutable");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("ETag", tag);
        headers.put("Accept-Ranges", "bytes");
        String mediaType = image.format().mediaType();
        if (request.header("If-None-Match").filter(tags -> matches(tags, tag)).isPresent()) {
            return new ServerResponse.Whole(304, headers, new HttpBody(mediaType, List.of()));
        }
        Optional<Range> range = request.header("Range")
                .filter(value -> request.header("If-Range").map(tag::equals).orElse(true))
                .flatMap(value -> Range.of(value, image.length()));
        if (range.isEmpty()) {
            return new ServerResponse.Whole(
                    200, headers, new HttpBody(mediaType, List.of(BodySegment.of(image.content()))));
        }
        Range part = range.get();
        headers.put("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + image.length());
        Content slice = new Slice(image.content(), part.from(), part.to() - part.from() + 1);
        return new ServerResponse.Whole(206, headers, new HttpBody(mediaType, List.of(BodySegment.of(slice))));
    }

    private static boolean matches(String tags, String tag) {
        for (String one : tags.split(",")) {
            String known = one.strip();
            if (known.equals("*") || known.equals(tag) || known.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    /** The first and the last byte of a part. */
    private record Range(long from, long to) {
        /** Returns the range of a header, or empty where it is to be ignored; throws an error if no byte is in it. */
        private static Optional<Range> of(String header, long length) {
            Matcher matcher = RANGE.matcher(header.strip());
            if (!matcher.matches()
                    || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
                return Optional.empty();
            }
            long from;
            long to = length - 1;
            if (matcher.group(1).isEmpty()) {
                long last = Long.parseLong(matcher.group(2));
                from = last == 0 ? length : Math.max(0, length - last);
            } else {
                from = Long.parseLong(matcher.group(1));
                if (!matcher.group(2).isEmpty()) {
                    long end = Long.parseLong(matcher.group(2));
                    if (end < from) {
                        return Optional.empty();
                    }
                    to = Math.min(to, end);
                }
            }
            if (from >= length) {
                throw HttpError.of(
                                416,
                                "range_not_satisfiable",
                                "The image has " + length + " bytes; no byte of the requested range is in it.")
                        .header("Content-Range", "bytes */" + length)
                        .asException();
            }
            return Optional.of(new Range(from, to));
        }
    }

    /** A part of some content. */
    private record Slice(Content content, long from, long length) implements Content {
        @Override
        public InputStream open() throws IOException {
            InputStream in = content.open();
            try {
                in.skipNBytes(from);
            } catch (IOException e) {
                in.close();
                throw e;
            }
            return new Limited(in, length);
        }
    }

    /** The beginning of a stream. */
    private static final class Limited extends FilterInputStream {
        private long left;

        private Limited(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = super.read(into, offset, (int) Math.min(left, length));
            left -= Math.max(0, count);
            return count;
        }
    }
}
