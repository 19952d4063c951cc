package dev.easel.server.internal.exchange;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.internal.SpillingSpool;
import dev.easel.core.port.out.Spool;
import dev.easel.server.internal.RequestHead;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.JsonObject;
import dev.easel.server.route.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A request whose head has arrived, and later its body. */
public final class ReceivedRequest implements ServerRequest, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ReceivedRequest.class.getName());
    private static final long UPLOAD_IN_MEMORY = 1 << 18;

    private final RequestHead head;
    private final String path;
    private final MediaType mediaType;
    private final BodyLimits limits;
    private final Optional<Path> folder;
    private @Nullable SpillingSpool spool;
    private @Nullable RequestBody body;
    private @Nullable InputStream opened;

    /**
     * Creates a request without a body.
     *
     * @param path the path that is served, decoded
     * @param folder for files of its images
     */
    public ReceivedRequest(RequestHead head, String path, BodyLimits limits, Optional<Path> folder) {
        this.head = head;
        this.path = path;
        this.mediaType = head.header("Content-Type").map(MediaType::of).orElse(MediaType.MISSING);
        this.limits = limits;
        this.folder = folder;
    }

    /** Returns the decoded path of a target; throws an error if it has a malformed escape. */
    public static String pathOf(String target) {
        int query = target.indexOf('?');
        return decoded((query < 0 ? target : target.substring(0, query)).replace("+", "%2B"));
    }

    /** Adds the body, which has arrived. */
    void body(RequestBody arrived) {
        body = arrived;
    }

    /** Frees the body, which is not read again. */
    void discardBody() {
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "A body could not be closed.", e);
            }
            opened = null;
        }
        if (body != null) {
            body.discard();
            body = null;
        }
    }

    /** Returns the head as it was sent. */
    RequestHead head() {
        return head;
    }

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public String path() {
        return path;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpError.of(
                            400,
                            "malformed_request",
                            "Invalid percent escape in '" + FieldParser.shortened(text)
                                    + "': expected % and two hexadecimal digits.")
                    .asException();
        }
    }

    @Override
    public Optional<String> query(String name) {
        int query = head.target().indexOf('?');
        for (String pair :
                query < 0 ? new String[0] : head.target().substring(query + 1).split("&")) {
            int equals = pair.indexOf('=');
            if (decoded(equals < 0 ? pair : pair.substring(0, equals)).equals(name)) {
                return Optional.of(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> header(String name) {
        return head.header(name);
    }

    @Override
    public String mediaType() {
        return mediaType.name();
    }

    @Override
    public Optional<String> mediaTypeParameter(String name) {
        return Optional.ofNullable(mediaType.parameters().get(name));
    }

    @Override
    public InputStream body() throws IOException {
        if (body == null) {
            return InputStream.nullInputStream();
        }
        opened = body.open();
        if (isZipped(head)) {
            opened = new UnzippedBody(opened, body.length(), limits.bodyBytes());
        }
        return opened;
    }

    /** Returns whether the body is sent with gzip. */
    static boolean isZipped(RequestHead head) {
        return head.header("Content-Encoding")
                .filter(coding -> coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip"))
                .isPresent();
    }

    @Override
    public JsonObject json(String... base64) throws IOException {
        return JsonRequestParser.read(body(), limits.jsonBytes(), spool(), base64);
    }

    @Override
    public Spool spool() {
        if (spool == null) {
            spool = new SpillingSpool(UPLOAD_IN_MEMORY, folder);
        }
        return spool;
    }

    /** Frees the body and the images of the request. */
    @Override
    public void close() {
        discardBody();
        if (spool != null) {
            spool.close();
        }
    }
}
