package dev.easel.adapters.openai;

import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.adapters.openai.shared.OpenAiDialect;
import dev.easel.adapters.openai.wire.OpenAiWire;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.http.HttpCall;
import dev.easel.http.WireOptions;
import dev.easel.http.body.JsonBody;
import java.util.Map;

/** {@code POST images/generations}. */
final class OpenAiGenerationDialect extends OpenAiDialect<GenerateRequest> {
    OpenAiGenerationDialect(OpenAiSettings settings) {
        super(settings);
    }

    @Override
    public HttpCall encode(GenerateRequest request) {
        Map<String, Object> fields = fields(request);
        WireOptions.into(fields, request);
        return HttpCall.post(OpenAiWire.GENERATIONS, JsonBody.of(fields));
    }
}
