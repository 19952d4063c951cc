package dev.easel.server.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The request line and the headers of a request, before its body is read. */
public final class RequestHead {
    private final String method;
    private final String target;
    private final boolean http10;
    private final Map<String, List<String>> headers = new TreeMap<>();

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
        headers.forEach(header -> this.headers
                .computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(header.getValue().strip()));
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
        return headers(name).stream().findFirst();
    }

    /** Returns all values of a header, in order. */
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** Returns method and target, never headers, which may have keys. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}
