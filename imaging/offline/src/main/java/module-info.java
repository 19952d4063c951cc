/** A provider made of nothing but pixels on this machine. */
module dev.easel.offline {
    requires transitive dev.easel.core;
    requires dev.easel.imaging;
    requires static dev.easel.guice;

    exports dev.easel.offline;
}
