package dev.easel.cli.options.connection;

import dev.easel.cli.provider.ProviderFacts;
import dev.easel.cli.words.Nearest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Interceptor;
import java.util.List;
import java.util.function.Supplier;

/** Proposes the nearest known model where a provider refuses the name of one; an unknown name may be of a new model. */
final class ModelSpelling implements Interceptor {
    private final Supplier<ProviderFacts> facts;

    ModelSpelling(Supplier<ProviderFacts> facts) {
        this.facts = facts;
    }

    @Override
    public ImageResult call(ImageRequest request, CallContext context, Supplier<ImageResult> next) {
        try {
            return next.get();
        } catch (ProviderException e) {
            String model = request.model().map(ModelId::name).orElse("");
            boolean refused = e.reason() == Reason.NOT_FOUND || e.reason() == Reason.INVALID_REQUEST;
            if (!refused || model.isEmpty() || !String.valueOf(e.getMessage()).contains(model)) {
                throw e;
            }
            List<String> known = facts.get().models();
            String hint = known.contains(model) ? "" : Nearest.hint(model, known);
            throw hint.isEmpty() ? e : e.adding(hint.strip());
        }
    }
}
