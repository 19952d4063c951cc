package dev.easel.adapters.visionstudio;

import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.http.error.ErrorTable;

/** Vision Studio's errors: a status and {@code {"success": false, "message": …}}, without an error code. */
final class VisionStudioErrors {
    static final ErrorTable TABLE = ErrorTable.builder()
            .row(Reason.INVALID_REQUEST, 400, "", "")
            .row(Reason.AUTHENTICATION, 401, "", "")
            .row(Reason.QUOTA_EXHAUSTED, 402, "", "")
            .row(Reason.FORBIDDEN, 403, "", "")
            .row(Reason.NOT_FOUND, 404, "", "")
            .row(Reason.CONTENT_REJECTED, 451, "", "")
            .row(Reason.RATE_LIMITED, 429, "", "")
            .row(Reason.INTERNAL, 500, "", "")
            .row(Reason.GENERATION_FAILED, 500, "", "")
            .row(Reason.NO_IMAGE, 500, "", "")
            .row(Reason.OVERLOADED, 503, "", "")
            .build();

    private VisionStudioErrors() {}
}
