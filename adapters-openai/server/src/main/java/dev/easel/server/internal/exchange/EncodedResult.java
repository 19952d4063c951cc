package dev.easel.server.internal.exchange;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.StorageException;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;

/** The response that a route makes of a result; a failure says that the call was billed. */
final class EncodedResult {
    private EncodedResult() {}

    /** Returns the response with a result. */
    static ServerResponse.Whole of(ServerResponse.ResultEncoder encoder, ImageResult result) {
        try {
            return encoder.encode(result);
        } catch (IOException e) {
            throw StorageException.reading("the images of a result", e).billedAtLeast(Billing.BILLED);
        } catch (EaselException e) {
            throw e.billedAtLeast(Billing.BILLED);
        }
    }
}
