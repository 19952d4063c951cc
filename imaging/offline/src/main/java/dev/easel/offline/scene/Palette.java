package dev.easel.offline.scene;

import dev.easel.offline.brush.Color;

/** Colors of small objects that several painters use. */
final class Palette {
    static final Color FEATHER = Color.lch(0.3, 0.02, 260);
    static final Color FIREFLY = Color.lch(0.9, 0.15, 120);

    private Palette() {}
}
