/** A page on which a mask is drawn, as routes of a server. */
module dev.easel.studio {
    requires transitive dev.easel.core;
    requires transitive dev.easel.server;
    requires dev.easel.http;

    exports dev.easel.studio;
}
