package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.internal.io.Redacted;
import dev.easel.http.body.HttpBody;
import dev.easel.http.internal.Secrets;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call over HTTP, which can be sent any number of times. Immutable. */
public final class HttpCall {
    private final String method;
    private final URI target;
    private final Headers headers;
    private final Headers secrets;
    private final Optional<HttpBody> body;

    private HttpCall(String method, URI target, Headers headers, Headers secrets, Optional<HttpBody> body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.secrets = secrets;
        this.body = body;
    }

    /** Returns a POST to a path under an endpoint's base URL, such as {@code images/generations}. */
    public static HttpCall post(String path, HttpBody body) {
        return new HttpCall(
                "POST",
                URI.create(requireNonNull(path, "path")),
                Headers.NONE,
                Headers.NONE,
                Optional.of(requireNonNull(body, "body")));
    }

    /** Returns a GET of a URL, or of a path under an endpoint's base URL. */
    public static HttpCall get(String url) {
        return new HttpCall(
                "GET", URI.create(requireNonNull(url, "url")), Headers.NONE, Headers.NONE, Optional.empty());
    }

    /** Returns the same call by another method, such as {@code PUT}. */
    public HttpCall method(String name) {
        return new HttpCall(requireNonNull(name, "name"), target, headers, secrets, body);
    }

    /** Returns the same call to another URL. */
    public HttpCall to(URI url) {
        return new HttpCall(method, requireNonNull(url, "url"), headers, secrets, body);
    }

    /** Returns the same call with a header field, in place of any of that name. */
    public HttpCall header(String name, String value) {
        return headers(Headers.NONE.with(name, value));
    }

    /** Returns the same call with header fields, each in place of any of its name. */
    public HttpCall headers(Headers fields) {
        return new HttpCall(method, target, headers.with(requireNonNull(fields, "fields")), secrets, body);
    }

    /** Returns the same call with a header field that appears in no log and no message. */
    public HttpCall secret(String name, String value) {
        return new HttpCall(method, target, headers, secrets.with(name, value), body);
    }

    /** Returns the same call without any header field: for a server that must get no key. */
    public HttpCall bare() {
        return new HttpCall(method, target, Headers.NONE, Headers.NONE, body);
    }

    public String method() {
        return method;
    }

    /** Returns the call's target; a path until an endpoint makes it a full URL. */
    public URI target() {
        return target;
    }

    public Headers headers() {
        return headers;
    }

    /** Returns the header fields that must not be shown. */
    public Headers secrets() {
        return secrets;
    }

    /**
     * Returns the values that must not be shown: the secret header fields, and other fields and parameters of the query
     * that are named like one that carries a key.
     */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        secrets.fields().forEach(field -> keys.add(field.value()));
        headers.fields().stream()
                .filter(field -> Secrets.isNamedLikeOne(field.name()))
                .forEach(field -> keys.add(field.value()));
        String query = target.getQuery() == null ? "" : target.getQuery();
        for (String parameter : query.split("&")) {
            int end = parameter.indexOf('=');
            if (end > 0 && Secrets.isNamedLikeOne(parameter.substring(0, end))) {
                keys.add(parameter.substring(end + 1));
            }
        }
        return keys;
    }

    public Optional<HttpBody> body() {
        return body;
    }

    /** Returns method, URL and body length; no header value, no query, no content. */
    @Override
    public String toString() {
        return method + " " + (target.isAbsolute() ? Redacted.url(target) : target.getPath())
                + body.map(b -> " with " + b).orElse("");
    }
}
