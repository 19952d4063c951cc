package dev.easel.adapters.chat;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.fault.FaultTable;
import dev.easel.http.fault.ResponseStyle;
import dev.easel.http.retry.RetryPolicy;
import java.net.URI;

class ChatInpaintFaultsTest extends FaultTable {
    @Override
    protected ResponseStyle style() {
        return ResponseStyle.CHAT;
    }

    @Override
    protected ImageProvider provider(URI base, RetryPolicy retries, HttpKit kit) {
        return ChatConfig.compatible(base.toString(), ApiKey.of("sk-test"))
                .retries(retries)
                .provider(kit);
    }

    @Override
    protected ImageResult ask(ImageProvider provider, CallContext context) {
        InpaintRequest sofa =
                InpaintRequest.of(TestImages.photo(20, 10), TestImages.mask(20, 10, 2, 2, 8, 8), "a green sofa");
        return provider.inpainter().orElseThrow().inpaint(sofa, context);
    }
}
