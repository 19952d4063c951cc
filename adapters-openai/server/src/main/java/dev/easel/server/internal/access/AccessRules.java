package dev.easel.server.internal.access;

import dev.easel.http.body.HttpBody;
import dev.easel.server.internal.RequestHead;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerResponse;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which requests are refused for where they come from, before their body is read: foreign hosts and pages.
 *
 * <p>A browser lets any page post a form to any address, and an image may cost money. It names the page's origin in
 * {@code Origin}, and where the request comes from in {@code Sec-Fetch-Site} (Fetch Standard); programs send neither.
 */
public final class AccessRules {
    private static final String ORIGIN = "Origin";
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String FETCH_MODE = "Sec-Fetch-Mode";
    private static final String FETCH_DESTINATION = "Sec-Fetch-Dest";
    private static final String WANTED_METHOD = "Access-Control-Request-Method";
    private static final String WANTED_HEADERS = "Access-Control-Request-Headers";
    private static final String PRIVATE_NETWORK = "Access-Control-Request-Private-Network";
    private static final String FILES = "/files/";
    private static final Set<String> FOREIGN_SITES = Set.of("cross-site", "same-site");
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*).*");
    private static final Pattern HEADER = Pattern.compile("(x-stainless-|x-|openai-)[a-z0-9-]{1,60}");
    private static final Set<String> HEADERS = Set.of(
            "accept",
            "api-key",
            "authorization",
            "content-type",
            "idempotency-key",
            "if-none-match",
            "if-range",
            "range",
            "user-agent");
    private static final String SHOWN = "Easel-Note, Easel-Billing, ETag, Retry-After, retry-after-ms, x-should-retry,"
            + " X-Request-Id, Content-Range, Accept-Ranges";

    private final AllowedOrigins origins;
    private final AllowedHosts hosts;
    private final Optional<WebOrigin> published;

    /**
     * Creates the rules of a server.
     *
     * @param origins the origins whose pages may use it, each {@linkplain AllowedOrigins#checked checked}
     * @param host the name or address that the server was told to listen on
     * @param address the address that it listens on
     * @param publicUrl its URL behind a proxy
     */
    public AccessRules(List<String> origins, String host, InetAddress address, Optional<URI> publicUrl) {
        this.origins = new AllowedOrigins(origins);
        this.hosts = new AllowedHosts(host, address, publicUrl);
        this.published = publicUrl.flatMap(WebOrigin::of);
    }

    /**
     * Returns why a request is refused, or empty.
     *
     * @param open tells whether it is for something that a link on another site may lead to
     */
    public Optional<HttpError> refusal(RequestHead head, BooleanSupplier open) {
        return host(head).or(() -> page(head, open));
    }

    private Optional<HttpError> host(RequestHead head) {
        List<String> values = head.headers("Host");
        if (values.size() > 1 || values.isEmpty() && !head.http10()) {
            return malformed("The request has " + values.size() + " Host headers; expected exactly one.");
        }
        for (String host : values) {
            if (!AllowedHosts.isHost(host)) {
                return malformed("Invalid Host header '" + FieldParser.shortened(host) + "'.");
            }
            if (!hosts.allow(host)) {
                return foreignHost(host);
            }
        }
        var target = ABSOLUTE.matcher(head.target());
        return target.matches() && !(AllowedHosts.isHost(target.group(1)) && hosts.allow(target.group(1)))
                ? foreignHost(target.group(1))
                : Optional.empty();
    }

    private Optional<HttpError> foreignHost(String host) {
        return Optional.of(HttpError.of(
                403,
                "foreign_host",
                "Host '" + FieldParser.shortened(host) + "' is not a name of this server: " + hosts.allowed()
                        + ". Behind a proxy or under another name, start the server with that public URL."));
    }

    private Optional<HttpError> page(RequestHead head, BooleanSupplier open) {
        List<String> origin = head.headers(ORIGIN);
        if (origin.size() > 1) {
            return malformed("The request has " + origin.size() + " Origin headers; expected at most one.");
        }
        if (origin.size() == 1) {
            return isOwn(origin.get(0), head) || origins.answer(origin.get(0)).isPresent()
                    ? Optional.empty()
                    : foreignPage("Origin '" + FieldParser.shortened(origin.get(0)) + "' is another site");
        }
        boolean foreign = head.headers(FETCH_SITE).stream()
                .anyMatch(site -> FOREIGN_SITES.contains(site.toLowerCase(Locale.ROOT)));
        return foreign && !showsAFile(head) && !(isLink(head) && open.getAsBoolean())
                ? foreignPage("The request comes from a page of another site")
                : Optional.empty();
    }

    /** Pages may show images by their links: the names cannot be guessed, and the page cannot read the pixels. */
    private static boolean showsAFile(RequestHead head) {
        return head.target().startsWith(FILES) && Set.of("GET", "HEAD").contains(head.method());
    }

    /** A link opens a page of this server instead of the other; a frame, an image or a script would show it within that. */
    private static boolean isLink(RequestHead head) {
        return head.method().equals("GET")
                && head.header(FETCH_MODE).filter("navigate"::equalsIgnoreCase).isPresent()
                && head.header(FETCH_DESTINATION)
                        .filter("document"::equalsIgnoreCase)
                        .isPresent();
    }

    private static Optional<HttpError> foreignPage(String start) {
        return Optional.of(HttpError.of(
                403,
                "foreign_origin",
                start + "; requests are allowed from programs, and from pages of origins that the server was started to"
                        + " allow."));
    }

    private boolean isOwn(String origin, RequestHead head) {
        Optional<WebOrigin> page = WebOrigin.parse(origin);
        return page.isPresent()
                && (page.equals(published) || page.equals(head.header("Host").flatMap(WebOrigin::ofHost)));
    }

    /** Returns the response to a preflight request of an allowed origin, or empty for any other request. */
    public Optional<ServerResponse.Whole> preflight(RequestHead head) {
        if (!head.method().equals("OPTIONS")
                || head.headers(ORIGIN).size() != 1
                || head.header(WANTED_METHOD).isEmpty()
                || refusal(head, () -> false).isPresent()) {
            return Optional.empty();
        }
        Map<String, String> headers = new LinkedHashMap<>(responseHeaders(head));
        headers.put("Vary", String.join(", ", ORIGIN, WANTED_METHOD, WANTED_HEADERS));
        headers.put("Access-Control-Allow-Methods", "GET, HEAD, POST, DELETE");
        String wanted = String.join(",", head.headers(WANTED_HEADERS));
        String allowed = Arrays.stream(wanted.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(name -> HEADERS.contains(name) || HEADER.matcher(name).matches())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!allowed.isEmpty()) {
            headers.put("Access-Control-Allow-Headers", allowed);
        }
        if (head.header(PRIVATE_NETWORK).filter("true"::equalsIgnoreCase).isPresent()) {
            headers.put("Access-Control-Allow-Private-Network", "true");
        }
        headers.put("Access-Control-Max-Age", "600");
        return Optional.of(new ServerResponse.Whole(204, headers, new HttpBody("", List.of())));
    }

    /** Returns the headers that let the page of an allowed origin read the response; never with credentials. */
    public Map<String, String> responseHeaders(RequestHead head) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (origins.varies()) {
            headers.put("Vary", ORIGIN);
        }
        List<String> origin = head.headers(ORIGIN);
        Optional<String> allowed = origin.size() == 1 ? origins.answer(origin.get(0)) : Optional.empty();
        allowed.ifPresent(value -> {
            headers.put("Access-Control-Allow-Origin", value);
            headers.put("Access-Control-Expose-Headers", SHOWN);
        });
        return headers;
    }

    private static Optional<HttpError> malformed(String message) {
        return Optional.of(HttpError.of(400, "malformed_request", message));
    }
}
