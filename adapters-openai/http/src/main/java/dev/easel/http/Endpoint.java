package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.internal.io.Redacted;
import dev.easel.http.internal.IdempotencyHeader;
import dev.easel.http.internal.net.Origin;
import dev.easel.http.internal.net.TrustedHosts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Where a provider is reached and how calls are authenticated: base URL, key, extra headers. Immutable. */
public final class Endpoint {
    private final String provider;
    private final URI base;
    private final Credential credential;
    private final Headers headers;
    private final TrustedHosts trusted;

    private Endpoint(String provider, URI base, Credential credential, Headers headers, TrustedHosts trusted) {
        this.provider = provider;
        this.base = base;
        this.credential = credential;
        this.headers = headers;
        this.trusted = trusted;
    }

    /**
     * Returns an endpoint.
     *
     * @param provider the name that results and failures carry
     * @param base the base URL for the paths of calls; https if it has no scheme; a query is kept
     */
    public static Endpoint of(String provider, String base, Credential credential) {
        return new Endpoint(
                requireNonNull(provider, "provider"),
                parse(requireNonNull(base, "base")),
                requireNonNull(credential, "credential"),
                Headers.NONE,
                TrustedHosts.NONE);
    }

    private static URI parse(String text) {
        String stripped = text.strip();
        String whole = stripped.contains("://") ? stripped : "https://" + stripped;
        URI uri;
        try {
            uri = URI.create(whole);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Invalid base URL '" + Redacted.text(text) + "': " + advice());
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
            throw new IllegalArgumentException("Invalid base URL '" + Redacted.text(text) + "': " + advice());
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("Invalid base URL: a user and a fragment are not allowed; " + advice());
        }
        return uri;
    }

    private static String advice() {
        return "expected a URL such as https://host/v1, with no spaces.";
    }

    /** Returns the same endpoint with a header field on every call. */
    public Endpoint header(String name, String value) {
        return new Endpoint(
                provider,
                base,
                credential,
                headers.with(IdempotencyHeader.notIn(requireNonNull(name, "name")), value),
                trusted);
    }

    /** Returns the same endpoint with another way to send the key. */
    public Endpoint credential(Credential other) {
        return new Endpoint(provider, base, requireNonNull(other, "other"), headers, trusted);
    }

    /**
     * Returns the same endpoint with other hosts that its jobs may be at, which get the key and the extra headers: over
     * https, or over http too where the base has that.
     *
     * @param hostGlobs host names, with {@code *.} before the name of a domain for all hosts under it
     * @throws IllegalArgumentException naming a glob that says neither
     */
    public Endpoint trusting(List<String> hostGlobs) {
        return new Endpoint(
                provider, base, credential, headers, TrustedHosts.of(requireNonNull(hostGlobs, "hostGlobs")));
    }

    /**
     * Checks that a key from an environment variable is there.
     *
     * @throws dev.easel.core.failure.UnsupportedRequestException when the variable is not set
     */
    public void checkKey() {
        credential.checkKey();
    }

    /** Returns the same endpoint at another base address. */
    public Endpoint base(String address) {
        return new Endpoint(provider, parse(requireNonNull(address, "address")), credential, headers, trusted);
    }

    /** Returns the same endpoint under another name. */
    public Endpoint named(String name) {
        return new Endpoint(requireNonNull(name, "name"), base, credential, headers, trusted);
    }

    /** Returns the name that results and failures carry. */
    public String provider() {
        return provider;
    }

    public URI base() {
        return base;
    }

    /** Returns a dialect's call completed for this endpoint: its full URL, the extra headers, the current key. */
    public HttpCall address(HttpCall call) {
        requireNonNull(call, "call");
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        String target = call.target().toString();
        String query = base.getRawQuery() == null ? "" : (target.contains("?") ? "&" : "?") + base.getRawQuery();
        String separator = path.endsWith("/") || target.startsWith("/") ? "" : "/";
        String below = path.endsWith("/") && target.startsWith("/") ? target.substring(1) : target;
        URI url = URI.create(base.getScheme() + "://" + base.getRawAuthority() + path + separator + below + query);
        return credential.applyTo(call.to(url).headers(headers));
    }

    /**
     * Returns a call about a job completed as {@link #address} does: one to a path, and one to a URL at this endpoint's own
     * origin or at a trusted host. Empty for a URL at any other place, which must get neither key nor headers.
     */
    public Optional<HttpCall> jobCall(HttpCall call) {
        requireNonNull(call, "call");
        if (!call.target().isAbsolute()) {
            return Optional.of(address(call));
        }
        Optional<Origin> origin = Origin.of(call.target());
        boolean own = origin.isPresent() && origin.equals(Origin.of(base));
        return own || origin.filter(other -> trusted.contains(other, base)).isPresent()
                ? Optional.of(credential.applyTo(call.headers(headers)))
                : Optional.empty();
    }

    /**
     * Returns the download of a URL at this endpoint's own origin, with the extra headers, the current key and, if the URL
     * has no query, the base's. Empty for a URL at any other scheme, host or port, which must get none of them.
     */
    public Optional<HttpCall> download(URI url) {
        requireNonNull(url, "url");
        Optional<Origin> origin = Origin.of(url);
        if (origin.isEmpty() || !origin.equals(Origin.of(base))) {
            return Optional.empty();
        }
        String query = url.getRawQuery() == null && base.getRawQuery() != null ? "?" + base.getRawQuery() : "";
        String bare = url.toString();
        int fragment = bare.indexOf('#');
        HttpCall call = HttpCall.get((fragment < 0 ? bare : bare.substring(0, fragment)) + query);
        return Optional.of(credential.applyTo(call.headers(headers)));
    }

    /** Returns a URL from a response, which may be relative, as an absolute one; empty if it is invalid. */
    public Optional<URI> resolve(String url) {
        requireNonNull(url, "url");
        try {
            return Optional.of(base.resolve(new URI(url.strip().replace(" ", "%20"))));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Endpoint that
                && provider.equals(that.provider)
                && base.equals(that.base)
                && credential.equals(that.credential)
                && headers.equals(that.headers)
                && trusted.equals(that.trusted);
    }

    @Override
    public int hashCode() {
        return Objects.hash(provider, base, credential, headers, trusted);
    }

    /** Returns name and URL; no key, no header value, no query. */
    @Override
    public String toString() {
        return "Endpoint[" + provider + " at " + Redacted.url(base) + ", key " + credential + "]";
    }
}
