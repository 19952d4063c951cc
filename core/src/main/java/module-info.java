/** The domain of Easel: requests, results, failures, ports and use cases. Requires only {@code java.base}. */
module dev.easel.core {
    exports dev.easel.core;
    exports dev.easel.core.annotation;
    exports dev.easel.core.batch;
    exports dev.easel.core.domain;
    exports dev.easel.core.domain.image;
    exports dev.easel.core.domain.money;
    exports dev.easel.core.domain.price;
    exports dev.easel.core.event;
    exports dev.easel.core.failure;
    exports dev.easel.core.interceptor;
    exports dev.easel.core.port.in;
    exports dev.easel.core.port.out;
    exports dev.easel.core.testing;
    exports dev.easel.core.internal to
            dev.easel.server;
    exports dev.easel.core.internal.foreign to
            dev.easel.imaging;
    exports dev.easel.core.internal.integrity to
            dev.easel.http,
            dev.easel.imaging;
    exports dev.easel.core.internal.io to
            dev.easel.adapters.chat,
            dev.easel.http,
            dev.easel.imaging,
            dev.easel.json,
            dev.easel.offline,
            dev.easel.server,
            dev.easel.studio,
            dev.easel.cli;
    exports dev.easel.core.internal.metadata to
            dev.easel.imaging,
            dev.easel.cli;
    exports dev.easel.core.internal.saved to
            dev.easel.http,
            dev.easel.cli;

    uses dev.easel.core.internal.foreign.ForeignImages;
    uses dev.easel.core.port.out.ImageProcessor;
}
