package dev.easel.http.apache;

import dev.easel.http.Headers;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The encodings of a response's body, in the order in which the server applied them. */
record ContentEncodings(List<String> names) {
    private static final String HEADER = "Content-Encoding";
    private static final Set<String> KNOWN = Set.of("gzip", "x-gzip", "deflate");
    private static final int MAX = 3;

    static ContentEncodings of(Headers headers) {
        return new ContentEncodings(headers.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(HEADER))
                .flatMap(field -> Arrays.stream(field.value().split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && !name.equals("identity"))
                .toList());
    }

    private boolean isReadable() {
        return names.size() <= MAX && KNOWN.containsAll(names);
    }

    /** Returns the body without them, and without one that is not named. */
    InputStream decode(InputStream body) {
        boolean bareDeflate = names.contains("deflate");
        InputStream decoded = new DecodedStream(body, bareDeflate);
        for (int more = 1; more < names.size() && isReadable(); more++) {
            decoded = new DecodedStream(decoded, bareDeflate);
        }
        return decoded;
    }

    /** Returns the headers of the decoded body: length and encoding are no longer those that were sent, if it could be. */
    Headers describeDecoded(Headers headers) {
        return names.isEmpty() || !isReadable()
                ? headers
                : Headers.received(headers.fields().stream()
                        .filter(field -> !field.name().equalsIgnoreCase(HEADER)
                                && !field.name().equalsIgnoreCase("Content-Length"))
                        .toList());
    }
}
