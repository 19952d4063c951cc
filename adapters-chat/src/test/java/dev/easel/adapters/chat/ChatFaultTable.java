package dev.easel.adapters.chat;

import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.fault.FaultTable;
import dev.easel.http.fault.ResponseStyle;
import dev.easel.http.retry.RetryPolicy;
import java.net.URI;

/** The table of faults for each verb of this adapter that extends this. */
abstract class ChatFaultTable extends FaultTable {
    @Override
    protected ResponseStyle style() {
        return ResponseStyle.CHAT;
    }

    @Override
    protected ImageProvider provider(URI base, RetryPolicy retries, HttpKit kit) {
        return ChatConfig.compatible(base.toString(), ApiKey.of("sk-test"))
                .model("gpt-4o-image")
                .retries(retries)
                .provider(kit);
    }
}
