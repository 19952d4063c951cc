package dev.easel.imaging.offline.scene;

import dev.easel.imaging.offline.brush.Colour;

/** Colours of small things that more than one painter uses. */
final class Palette {
    static final Colour FEATHER = Colour.lch(0.3, 0.02, 260);
    static final Colour FIREFLY = Colour.lch(0.9, 0.15, 120);

    private Palette() {}
}
