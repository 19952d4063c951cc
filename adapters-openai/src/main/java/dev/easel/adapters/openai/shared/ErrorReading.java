package dev.easel.adapters.openai.shared;

import dev.easel.adapters.http.ReplyReader;
import dev.easel.adapters.http.error.ErrorEnvelope;
import dev.easel.adapters.http.error.ErrorTable;
import dev.easel.core.failure.ProviderException;
import java.io.IOException;

/** Reads the errors of one system by the table that all share. */
final class ErrorReading {
    private final OpenAiSystem system;

    ErrorReading(OpenAiSystem system) {
        this.system = system;
    }

    /** Reads an answer of a status other than success. */
    ProviderException read(ReplyReader reply) throws IOException {
        return failure(ErrorTable.envelope(reply), reply);
    }

    /** Returns the failure that an error in an answer stands for. */
    ProviderException failure(ErrorEnvelope error, ReplyReader reply) {
        // ModelVerse's page: error.param is the request's id.
        boolean paramIsId =
                system == OpenAiSystem.MODELVERSE && error.requestId().isEmpty();
        return OpenAiErrors.TABLE.failure(paramIsId ? error.withRequestId(error.param()) : error, reply);
    }
}
