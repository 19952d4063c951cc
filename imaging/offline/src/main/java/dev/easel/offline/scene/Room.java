package dev.easel.offline.scene;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.offline.scene.common.Depth;
import dev.easel.offline.scene.common.Sheet;
import dev.easel.offline.scene.common.Spot;

/**
 * The position in a mask with the most room for an object: its middle or, if that is not masked, the deepest position.
 *
 * @param x the distance from the left of the rectangle around the mask, in pixels
 * @param y the distance from its top, in pixels
 * @param size the side of a square that fits there, in pixels
 */
record Room(double x, double y, double size) {
    private static final double SHARE = 0.96;

    static Room in(Coverage mask, Box box) {
        double middleX = box.width() / 2.0;
        double middleY = box.height() / 2.0;
        if (mask.at(box.x() + box.width() / 2, box.y() + box.height() / 2) != 0) {
            return new Room(middleX, middleY, Math.min(box.width(), box.height()));
        }
        int[] depth = Depth.within(mask, box, Math.max(box.width(), box.height()), true);
        int deepest = 0;
        for (int at = 0; at < depth.length; at++) {
            deepest = depth[at] >= depth[deepest] ? at : deepest;
        }
        int column = deepest % box.width();
        int row = deepest / box.width();
        return new Room(column + 0.5, row + 0.5, 2.0 * depth[deepest]);
    }

    /** Returns the spot for an object that fills the room. */
    Spot spot(Sheet sheet) {
        return new Spot(sheet, x, y + SHARE * size / 2, SHARE * size);
    }
}
