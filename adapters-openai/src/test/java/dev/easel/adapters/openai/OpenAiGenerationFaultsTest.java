package dev.easel.adapters.openai;

import dev.easel.adapters.http.ApiKey;
import dev.easel.adapters.http.HttpKit;
import dev.easel.adapters.http.fault.FaultTable;
import dev.easel.adapters.http.retry.RetryPolicy;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import java.net.URI;

class OpenAiGenerationFaultsTest extends FaultTable {
    @Override
    protected ImageProvider provider(URI base, RetryPolicy retries, HttpKit kit) {
        return OpenAiConfig.openAi(ApiKey.of("sk-test"))
                .base(base.toString())
                .retries(retries)
                .provider(kit);
    }

    @Override
    protected ImageResult ask(ImageProvider provider, CallContext context) {
        return provider.generator().orElseThrow().generate(GenerateRequest.of("a red bicycle"), context);
    }
}
