/** Images out of chat completions, as client and as server. */
module dev.easel.adapters.chat {
    requires transitive dev.easel.core;
    requires transitive dev.easel.http;
    requires static dev.easel.guice;
    requires static dev.easel.server;

    exports dev.easel.adapters.chat;
}
