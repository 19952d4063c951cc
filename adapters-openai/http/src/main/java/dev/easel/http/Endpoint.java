package dev.easel.http;

import dev.easel.core.internal.io.Redacted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Where a provider is reached and how it knows its caller: base address, key, extra headers. Immutable. */
public final class Endpoint {
    private final String provider;
    private final URI base;
    private final Credential credential;
    private final Headers headers;

    private Endpoint(String provider, URI base, Credential credential, Headers headers) {
        this.provider = provider;
        this.base = base;
        this.credential = credential;
        this.headers = headers;
    }

    /**
     * Returns an endpoint.
     *
     * @param provider the name that results and failures carry
     * @param base the address under which the paths of calls lie; without a scheme it means https, a query is kept
     */
    public static Endpoint of(String provider, String base, Credential credential) {
        return new Endpoint(provider, parse(base), credential, Headers.NONE);
    }

    private static URI parse(String text) {
        String stripped = text.strip();
        String whole = stripped.contains("://") ? stripped : "https://" + stripped;
        URI uri;
        try {
            uri = URI.create(whole);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Base address '" + text + "' is no address: " + advice(), e);
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
            throw new IllegalArgumentException("Base address '" + text + "' is no address: " + advice());
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("A base address has no user and no fragment: " + advice());
        }
        return uri;
    }

    private static String advice() {
        return "https://host/v1 is one, with no spaces.";
    }

    /** Returns the same endpoint with a header field on every call. */
    public Endpoint header(String name, String value) {
        return new Endpoint(provider, base, credential, headers.with(name, value));
    }

    /** Returns the same endpoint with another way to send the key. */
    public Endpoint credential(Credential other) {
        return new Endpoint(provider, base, other, headers);
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
        return new Endpoint(provider, parse(address), credential, headers);
    }

    /** Returns the same endpoint under another name. */
    public Endpoint named(String name) {
        return new Endpoint(name, base, credential, headers);
    }

    /** Returns the name that results and failures carry. */
    public String provider() {
        return provider;
    }

    public URI base() {
        return base;
    }

    /** Returns a dialect's call as it is sent here: its address, the extra headers, the key as it is now. */
    public HttpCall address(HttpCall call) {
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
        String separator = path.endsWith("/") ? "" : "/";
        URI address = URI.create(
                base.getScheme() + "://" + base.getRawAuthority() + path + separator + call.target() + query);
        return credential.applyTo(call.to(address).headers(headers));
    }

    /** Returns an address in an answer, which may be relative, as an absolute one; nothing where it is none. */
    public Optional<URI> resolve(String address) {
        try {
            return Optional.of(base.resolve(new URI(address.strip().replace(" ", "%20"))));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Returns name and address; no key, no header value, no query. */
    @Override
    public String toString() {
        return "Endpoint[" + provider + " at " + Redacted.url(base) + ", key " + credential + "]";
    }
}
