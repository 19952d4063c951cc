/** Images on this machine: formats, masks, border expansion, restore and fill. */
module dev.easel.imaging {
    requires transitive dev.easel.core;
    requires transitive java.desktop;
    requires net.coobird.thumbnailator;
    requires com.twelvemonkeys.imageio.jpeg;
    requires static com.luciad.imageio.webp;

    exports dev.easel.imaging;
    exports dev.easel.imaging.masks;
    exports dev.easel.imaging.settings;
    exports dev.easel.imaging.spi;
    exports dev.easel.imaging.internal.codec to
            dev.easel.offline,
            dev.easel.cli;
    exports dev.easel.imaging.internal.codec.webp to
            dev.easel.offline;
    exports dev.easel.imaging.internal.fill to
            dev.easel.offline;
    exports dev.easel.imaging.internal.geometry to
            dev.easel.offline;
    exports dev.easel.imaging.internal.masks to
            dev.easel.offline,
            dev.easel.cli;
    exports dev.easel.imaging.internal.pixels to
            dev.easel.offline,
            dev.easel.cli;

    uses dev.easel.imaging.spi.ForeignImageReader;

    provides dev.easel.core.internal.foreign.ForeignImages with
            dev.easel.imaging.internal.foreign.ForeignDecoder;
    provides dev.easel.core.port.out.ImageProcessor with
            dev.easel.imaging.internal.PixelProcessor;
}
