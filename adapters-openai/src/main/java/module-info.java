/** OpenAI Images and Vision Studio, as client and as server. */
module dev.easel.adapters.openai {
    requires transitive dev.easel.core;
    requires transitive dev.easel.http;
    requires static dev.easel.guice;
    requires static dev.easel.server;

    exports dev.easel.adapters.described;
    exports dev.easel.adapters.openai;
    exports dev.easel.adapters.openai.settings;
    exports dev.easel.adapters.visionstudio;
    exports dev.easel.adapters.openai.serve to
            dev.easel.adapters.multipart;
    exports dev.easel.adapters.openai.shared to
            dev.easel.adapters.multipart;
}
