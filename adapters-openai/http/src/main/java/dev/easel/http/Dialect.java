package dev.easel.http;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.port.out.CallContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How one system spells one verb. Stateless and thread-safe: it does nothing but translate, and knows no model by name.
 *
 * <p>While reading, a {@code MalformedResponseException} says that the answer is not what it should be; any other
 * {@link IOException} comes from the stream and passes through.
 */
public interface Dialect<R extends ImageRequest> {
    /**
     * Returns the call that asks for a request, addressed below the endpoint's base.
     *
     * @throws dev.easel.core.failure.UnsupportedRequestException when the system has no words for it
     */
    HttpCall encode(R request);

    /** Returns the model that a request asks for, as far as that is known: it stands for an answer that names none. */
    default Optional<ModelId> model(R request) {
        return request.model();
    }

    /** Returns what the caller should know of how a request goes out: what of it is left out, what may not go well. */
    default List<Note> notes(R request) {
        return List.of();
    }

    /**
     * Reads an answer of success.
     *
     * @throws ProviderException when it says that there is no image
     */
    ParsedResponse parse(ResponseReader response, CallContext context) throws IOException;

    /** Reads an answer of any other status. */
    ProviderException parseError(ResponseReader response) throws IOException;
}
