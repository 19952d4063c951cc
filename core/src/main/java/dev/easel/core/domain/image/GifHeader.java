package dev.easel.core.domain.image;

import java.io.IOException;

/** GIF (87a, 89a): the logical screen; any frame may be transparent. */
final class GifHeader {
    private GifHeader() {}

    static ImageHeader read(ByteReader in) throws IOException {
        in.expect("F8");
        in.skip(2);
        return new ImageHeader(ImageFormat.GIF, new Size(in.u16le(), in.u16le()), 1, true);
    }
}
