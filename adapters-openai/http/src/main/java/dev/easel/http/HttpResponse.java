package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.http.internal.Secrets;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A response whose headers have arrived and whose body streams in; closing it frees the connection. */
public final class HttpResponse implements AutoCloseable {
    private static final List<String> ID_HEADERS =
            List.of("x-request-id", "request-id", "x-oneapi-request-id", "x-trace-id", "cf-ray");

    private final int status;
    private final Headers headers;
    private final InputStream body;
    private final Closeable connection;
    private final Secrets secrets;

    public HttpResponse(int status, Headers headers, InputStream body, Closeable connection) {
        this(status, headers, body, connection, Secrets.NONE);
    }

    private HttpResponse(int status, Headers headers, InputStream body, Closeable connection, Secrets secrets) {
        this.status = status;
        this.headers = requireNonNull(headers, "headers");
        this.body = requireNonNull(body, "body");
        this.connection = requireNonNull(connection, "connection");
        this.secrets = secrets;
    }

    /**
     * Returns the same response to a call, whose keys are replaced by asterisks in the headers, and in all that a
     * {@link ResponseReader} reads: servers quote keys in errors, and those are shown, saved and relayed.
     */
    public HttpResponse hiding(HttpCall call) {
        Secrets all = secrets.and(Secrets.of(requireNonNull(call, "call").keys()));
        List<Headers.Field> shown = headers.fields().stream()
                .map(field -> new Headers.Field(field.name(), all.hiddenIn(field.value())))
                .toList();
        return new HttpResponse(status, Headers.received(shown), body, connection, all);
    }

    Secrets secrets() {
        return secrets;
    }

    public int status() {
        return status;
    }

    /** Returns whether the status means success. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public Headers headers() {
        return headers;
    }

    /** Returns the body, decoded from its content encoding; where that cannot be undone, {@code Content-Encoding} names it. */
    public InputStream body() {
        return body;
    }

    /** Returns the request id from the headers. */
    public Optional<String> requestId() {
        return ID_HEADERS.stream()
                .flatMap(name -> headers.first(name).stream())
                .filter(id -> !id.isBlank())
                .findFirst();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            System.getLogger(HttpResponse.class.getName())
                    .log(System.Logger.Level.DEBUG, "Could not close a connection cleanly.", e);
        }
    }
}
