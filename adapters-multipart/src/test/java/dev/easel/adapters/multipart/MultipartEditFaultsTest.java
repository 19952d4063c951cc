package dev.easel.adapters.multipart;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.fault.FaultTable;
import dev.easel.http.retry.RetryPolicy;
import java.net.URI;

class MultipartEditFaultsTest extends FaultTable {
    @Override
    protected ImageProvider provider(URI base, RetryPolicy retries, HttpKit kit) {
        return MultipartConfig.openAi(ApiKey.of("sk-test"))
                .base(base.toString())
                .retries(retries)
                .provider(kit);
    }

    @Override
    protected ImageResult ask(ImageProvider provider, CallContext context) {
        return provider.editor().orElseThrow().edit(EditRequest.of(TestImages.photo(20, 10), "at night"), context);
    }
}
