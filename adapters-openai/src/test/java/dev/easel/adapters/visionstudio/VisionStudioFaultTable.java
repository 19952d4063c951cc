package dev.easel.adapters.visionstudio;

import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.fault.FaultTable;
import dev.easel.http.fault.ResponseStyle;
import dev.easel.http.retry.RetryPolicy;
import java.net.URI;

/** The table of faults for each verb of this adapter that extends this. */
abstract class VisionStudioFaultTable extends FaultTable {
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
}
