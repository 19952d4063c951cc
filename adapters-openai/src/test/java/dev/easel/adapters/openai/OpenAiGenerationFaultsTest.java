package dev.easel.adapters.openai;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.fault.FaultTable;
import dev.easel.http.retry.RetryPolicy;
import java.net.URI;

class OpenAiGenerationFaultsTest extends FaultTable {
    @Override
    protected ImageProvider provider(URI base, RetryPolicy retries, HttpKit kit) {
        return OpenAi.openAi(ApiKey.of("sk-test"))
                .base(base.toString())
                .retries(retries)
                .provider(kit);
    }

    @Override
    protected ImageResult ask(ImageProvider provider, CallContext context) {
        return provider.generator().orElseThrow().generate(GenerateRequest.of("a red bicycle"), context);
    }
}
