package dev.easel.cli.identify;

import java.util.Arrays;

/**
 * Something that an image file holds beside its pixels.
 *
 * @param key the keyword of a text; empty for all other kinds
 */
record Block(Kind kind, String key, byte[] bytes) {
    /** What it is. */
    enum Kind {
        EXIF,
        XMP,
        ICC,
        TEXT,
        /** The image says that its colors are sRGB. */
        SRGB
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Block that
                && kind == that.kind
                && key.equals(that.key)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return kind + " of " + bytes.length + " bytes";
    }
}
