package dev.easel.adapters.described.response;

import dev.easel.core.failure.ProviderException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.json.Json;
import java.io.IOException;

/** The sections {@code response}, {@code error} and {@code job} of one description. Immutable. */
public final class ResponseRules {
    private ResponseRules() {}

    /**
     * Reads the sections of a description, inherited ones included.
     *
     * @throws IllegalArgumentException naming the place and what is allowed there
     */
    public static ResponseRules of(Json description) {
        throw new UnsupportedOperationException("not written yet: " + description);
    }

    /** Parses a successful response to the paid call: its images, or the job that works on them. */
    public ParsedResponse parse(ResponseReader response, CallContext context) throws IOException {
        throw new UnsupportedOperationException("not written yet: " + response + context);
    }

    /** Parses a response of any other status. */
    public ProviderException parseError(ResponseReader response) throws IOException {
        throw new UnsupportedOperationException("not written yet: " + response);
    }
}
