package dev.easel.http.job;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Dialect;
import dev.easel.http.HttpCall;
import dev.easel.http.ImageItems;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import dev.easel.http.body.JsonBody;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.error.ErrorTable;
import dev.easel.http.error.MissingImage;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A dialect whose server is not supposed to have jobs. */
final class PlainDialect implements Dialect<GenerateRequest> {
    private static final ErrorTable ERRORS = ErrorTable.builder().build();

    @Override
    public HttpCall encode(GenerateRequest request) {
        return HttpCall.post("images", JsonBody.of(Map.of("prompt", request.prompt())));
    }

    @Override
    public ParsedResponse parse(ResponseReader response, CallContext context) throws IOException {
        Json json = response.json(ImageItems.BASE64);
        ParsedResponse.Builder parsed = ParsedResponse.builder();
        for (Json item : ImageItems.of(json)) {
            Optional<ReceivedImage> image = ImageItems.image(item, response);
            image.ifPresent(parsed::image);
        }
        ParsedResponse found = parsed.build();
        if (found.images().isEmpty()) {
            Optional<ErrorEnvelope> error = ErrorEnvelope.within(json);
            throw error.isPresent()
                    ? ERRORS.failure(error.get(), response)
                    : MissingImage.in(json).failure(ERRORS).build();
        }
        return found;
    }

    @Override
    public ProviderException parseError(ResponseReader response) throws IOException {
        return ERRORS.read(response);
    }
}
