package dev.easel.server.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The request line and the headers of a request, before its body is read. */
public final class RequestHead {
    private final String method;
    private final String target;
    private final boolean http10;
    private final List<Map.Entry<String, String>> headers;

    /**
     * Creates a head.
     *
     * @param target path and query as they were sent
     * @param http10 whether the caller speaks HTTP/1.0
     * @param headers names and values as they were sent, in order
     */
    public RequestHead(
            String method, String target, boolean http10, List<? extends Map.Entry<String, String>> headers) {
        this.method = method;
        this.target = target;
        this.http10 = http10;
        this.headers = List.copyOf(headers);
    }

    /** Returns the method in upper case. */
    public String method() {
        return method;
    }

    /** Returns path and query as they were sent. */
    public String target() {
        return target;
    }

    /** Returns whether the caller speaks HTTP/1.0. */
    public boolean http10() {
        return http10;
    }

    /** Returns the first value of a header, ignoring the case of its name. */
    public Optional<String> header(String name) {
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return Optional.of(header.getValue().strip());
            }
        }
        return Optional.empty();
    }

    /** Returns all values of a header, in order. */
    public List<String> headers(String name) {
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                values.add(header.getValue().strip());
            }
        }
        return values;
    }

    /** Returns method and target, never headers, which may have keys. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}
