package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.fault.FaultTable;
import dev.easel.http.fault.ResponseStyle;
import dev.easel.http.retry.RetryPolicy;
import java.net.URI;

class VisionStudioGenerationFaultsTest extends FaultTable {
    @Override
    protected ResponseStyle style() {
        return ResponseStyle.VISION_STUDIO;
    }

    @Override
    protected ImageProvider provider(URI base, RetryPolicy retries, HttpKit kit) {
        return VisionStudioConfig.of(base.toString(), ApiKey.of("sk-test"))
                .retries(retries)
                .provider(kit);
    }

    @Override
    protected ImageResult ask(ImageProvider provider, CallContext context) {
        return provider.generator().orElseThrow().generate(GenerateRequest.of("a fox"), context);
    }
}
