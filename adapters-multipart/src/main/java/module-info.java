/** Edits and inpainting as form parts, as client and as server. */
module dev.easel.adapters.multipart {
    requires transitive dev.easel.core;
    requires transitive dev.easel.http;
    requires transitive dev.easel.adapters.openai;
    requires static dev.easel.guice;
    requires static dev.easel.server;

    exports dev.easel.adapters.multipart;
}
