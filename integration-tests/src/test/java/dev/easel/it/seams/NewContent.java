package dev.easel.it.seams;

/** What nobody sent: a bright striped half and a darkened half, with hard edges that the mask cuts off. */
final class NewContent {
    private NewContent() {}

    static Bitmap over(Bitmap scene, Bitmap mask) {
        int left = mask.width();
        int top = mask.height();
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (DistortingProvider.white(mask, x, y)) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        double fromX = left;
        double fromY = top;
        double width = right - left;
        double height = bottom - top;
        return Bitmap.painted(scene.width(), scene.height(), (x, y) -> {
            double across = (x + 0.5 - fromX) / width;
            double down = (y + 0.5 - fromY) / height;
            double level = 190 + 30 * Math.sin(12 * across) * Math.cos(9 * down);
            return across + down < 1
                    ? Bitmap.pixel(level, level - 70, 60)
                    : 0xFF000000 | (scene.at(x, y) >> 1 & 0x7F7F7F) + 0x202020;
        });
    }
}
