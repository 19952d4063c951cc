/** The verbs of Easel, their values, failures and ports. Requires nothing but the platform's base module. */
module dev.easel.core {
    exports dev.easel.core.interceptor;
    exports dev.easel.core.domain;
    exports dev.easel.core.domain.header;
    exports dev.easel.core.event;
    exports dev.easel.core.failure;
    exports dev.easel.core.port.in;
    exports dev.easel.core.port.out;
    exports dev.easel.core.testing;
    exports dev.easel.core.usecase;
}
