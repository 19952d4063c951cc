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

    /** Returns whether all of them can be undone here. */
    boolean isReadable() {
        return names.size() <= MAX && KNOWN.containsAll(names);
    }

    /** Returns the body without them. */
    InputStream decode(InputStream body) {
        InputStream decoded = body;
        for (int i = names.size() - 1; i >= 0; i--) {
            decoded = new DecodedStream(decoded, names.get(i).equals("deflate"));
        }
        return decoded;
    }

    /** Returns the headers of the decoded body, whose length and encoding are no longer those that were sent. */
    Headers describeDecoded(Headers headers) {
        return names.isEmpty()
                ? headers
                : Headers.received(headers.fields().stream()
                        .filter(field -> !field.name().equalsIgnoreCase(HEADER)
                                && !field.name().equalsIgnoreCase("Content-Length"))
                        .toList());
    }
}
