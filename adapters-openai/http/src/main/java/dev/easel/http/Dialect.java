package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.port.out.CallContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How one provider's API encodes one verb. Stateless and thread-safe: it only translates, and knows no model by name.
 *
 * <p>While parsing, a {@code MalformedResponseException} means that the response is malformed; any other
 * {@link IOException} comes from the stream and passes through.
 */
public interface Dialect<R extends ImageRequest> {
    /**
     * Returns the HTTP call for a request, its path relative to the endpoint's base URL.
     *
     * @throws dev.easel.core.failure.UnsupportedRequestException when the provider's API cannot express it
     */
    HttpCall encode(R request);

    /** Returns the model of a request, if known; it is used when the response names no model. */
    default Optional<ModelId> model(R request) {
        return request.model();
    }

    /** Returns what the caller should know about how a request is sent: what is left out, what may not work well. */
    default List<Note> notes(R request) {
        return List.of();
    }

    /**
     * Parses a successful response.
     *
     * @throws ProviderException when it says that it has no image
     */
    ParsedResponse parse(ResponseReader response, CallContext context) throws IOException;

    /** Returns a job of which only the id is known; empty where the API has no jobs, or does not find them by their id. */
    default Optional<Job> jobById(String id) {
        requireNonNull(id, "id");
        return Optional.empty();
    }

    /** Parses a response of any other status. */
    ProviderException parseError(ResponseReader response) throws IOException;
}
