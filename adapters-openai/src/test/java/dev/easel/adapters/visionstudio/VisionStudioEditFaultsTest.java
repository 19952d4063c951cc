package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.fault.FaultTable;
import dev.easel.http.fault.ResponseStyle;
import dev.easel.http.retry.RetryPolicy;
import java.net.URI;

class VisionStudioEditFaultsTest extends FaultTable {
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
        return provider.editor().orElseThrow().edit(EditRequest.of(TestImages.photo(20, 10), "at night"), context);
    }
}
