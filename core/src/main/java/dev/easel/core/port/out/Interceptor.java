package dev.easel.core.port.out;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import java.util.function.Supplier;

/** Code around the calls of every verb: a rate limit, a budget, a cache. */
@FunctionalInterface
public interface Interceptor {
    /** Returns the result of the call, usually that of {@code next}. */
    ImageResult call(ImageRequest request, CallContext context, Supplier<ImageResult> next);

    /** Does the same with what the provider can do with the request's model; for interceptors that care, such as budgets. */
    default ImageResult call(ImageRequest request, Capabilities can, CallContext context, Supplier<ImageResult> next) {
        return call(request, context, next);
    }
}
