/** The server engine that every dialect shares; it knows no dialect. */
module dev.easel.server {
    requires transitive dev.easel.core;
    requires dev.easel.http;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;

    exports dev.easel.server;
    exports dev.easel.server.settings;
    exports dev.easel.server.form to
            dev.easel.adapters.multipart,
            dev.easel.studio;
    exports dev.easel.server.route to
            dev.easel.adapters.openai,
            dev.easel.adapters.chat,
            dev.easel.adapters.multipart,
            dev.easel.studio,
            dev.easel.cli;
}
