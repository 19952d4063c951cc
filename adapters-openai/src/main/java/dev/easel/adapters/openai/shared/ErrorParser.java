package dev.easel.adapters.openai.shared;

import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.core.failure.ProviderException;
import dev.easel.http.ResponseReader;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.error.ErrorTable;
import java.io.IOException;

/** Parses the errors of one provider with the table that all of them share. */
final class ErrorParser {
    private final OpenAiSystem system;

    ErrorParser(OpenAiSystem system) {
        this.system = system;
    }

    /** Parses a response with an error status. */
    ProviderException read(ResponseReader response) throws IOException {
        return failure(ErrorTable.envelope(response), response);
    }

    /** Returns the failure for an error in a response. */
    ProviderException failure(ErrorEnvelope error, ResponseReader response) {
        // ModelVerse's page: error.param is the request's id.
        boolean paramIsId =
                system == OpenAiSystem.MODELVERSE && error.requestId().isEmpty();
        return OpenAiErrors.TABLE.failure(paramIsId ? error.withRequestId(error.param()) : error, response);
    }
}
