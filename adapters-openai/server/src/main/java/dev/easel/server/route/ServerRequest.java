package dev.easel.server.route;

import dev.easel.core.port.out.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A request as a route sees it: its header has been read, its body has not. Used by one thread. */
public interface ServerRequest {
    /** Returns the method in upper case. */
    String method();

    /** Returns the path, decoded, without the query. */
    String path();

    /** Returns the first value of a query parameter, decoded. */
    Optional<String> query(String name);

    /** Returns the first header with a name, ignoring case. */
    Optional<String> header(String name);

    /** Returns the media type of the body in lower case, without parameters; empty text if it is missing. */
    String mediaType();

    /** Returns a parameter of the media type, such as {@code boundary}. */
    Optional<String> mediaTypeParameter(String name);

    /** Returns the body, which can be read once; reading more than the server allows fails. */
    InputStream body() throws IOException;

    /**
     * Reads the body as a JSON object; its images go into the {@link #spool()} while it arrives.
     *
     * @param base64 the paths of strings that are base64 images without a {@code data:} prefix, as in
     *     {@code mask_file} or {@code images[].b64_json}; data URIs are found anywhere
     * @throws HttpErrorException when the body is not a JSON object, or without its images too long for the server
     */
    JsonObject json(String... base64) throws IOException;

    /** Returns a spool for uploaded images, which is deleted after the request. */
    Spool spool();
}
