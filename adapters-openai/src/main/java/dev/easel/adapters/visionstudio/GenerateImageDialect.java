package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Dialect;
import dev.easel.http.HttpCall;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.WireOptions;
import dev.easel.http.body.JsonBody;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code POST image/generation/generate-image}. */
final class GenerateImageDialect implements Dialect<GenerateRequest> {
    @Override
    public HttpCall encode(GenerateRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(VisionStudioWire.PROMPT, request.prompt());
        body.put(VisionStudioWire.COUNT, request.count());
        body.put(VisionStudioWire.RATIO, RatioChoice.of(request.size()).toString());
        body.put(VisionStudioWire.QUALITY, request.quality().word());
        body.put(VisionStudioWire.BACKGROUND, request.background().word());
        WireOptions.into(body, request);
        return HttpCall.post(VisionStudioWire.GENERATE, JsonBody.of(body));
    }

    @Override
    public ParsedResponse parse(ResponseReader response, CallContext context) throws IOException {
        return ImagesResponse.read(response);
    }

    @Override
    public ProviderException parseError(ResponseReader response) throws IOException {
        return VisionStudioErrors.TABLE.read(response);
    }
}
