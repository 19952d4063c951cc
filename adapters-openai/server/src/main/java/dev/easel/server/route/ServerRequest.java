package dev.easel.server.route;

import dev.easel.core.port.out.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A request as a route sees it: its head has been read, its body has not. Used by one thread. */
public interface ServerRequest {
    /** Returns the method in upper case. */
    String method();

    /** Returns the path, decoded, without the query. */
    String path();

    /** Returns the first value of a query parameter, decoded. */
    Optional<String> query(String name);

    /** Returns the first header of a name, in whatever case. */
    Optional<String> header(String name);

    /** Returns the media type of the body in lower case, without parameters; empty text where none is said. */
    String mediaType();

    /** Returns a parameter of the media type, such as {@code boundary}. */
    Optional<String> mediaTypeParameter(String name);

    /** Returns the body, which is read once; more of it than the server allows is refused while it is read. */
    InputStream body() throws IOException;

    /**
     * Reads the body as a JSON object; its images go into the {@link #spool()} while it arrives.
     *
     * @param base64 the places of strings that are base64 images without a {@code data:} prefix, as in
     *     {@code mask_file} or {@code images[].b64_json}; data URIs are found anywhere
     * @throws HttpErrorException when it is none, or longer without its images than the server allows
     */
    JsonObject json(String... base64) throws IOException;

    /** Returns room for uploaded images, which goes when the request is over. */
    Spool spool();
}
