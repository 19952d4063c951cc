package dev.easel.adapters.openai.shared;

import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Dialect;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all dialects of the OpenAI style share: fields, responses and errors. */
public abstract class OpenAiDialect<R extends ImageRequest> implements Dialect<R> {
    private final OpenAiParameters parameters;
    private final ErrorParser errors;

    protected OpenAiDialect(OpenAiSettings settings) {
        this.parameters = new OpenAiParameters(settings);
        this.errors = new ErrorParser(settings.system());
    }

    /** Returns the fields of a request except its images, and except the caller's own, which come last. */
    protected final Map<String, Object> fields(R request) {
        return parameters.of(request);
    }

    @Override
    public final Optional<ModelId> model(R request) {
        return parameters.model(request).map(ModelId::new);
    }

    @Override
    public List<Note> notes(R request) {
        return parameters.notes(request);
    }

    @Override
    public final ParsedResponse parse(ResponseReader response, CallContext context) throws IOException {
        return new ImagesResponseParser(errors).read(response, context);
    }

    @Override
    public final ProviderException parseError(ResponseReader response) throws IOException {
        return errors.read(response);
    }
}
