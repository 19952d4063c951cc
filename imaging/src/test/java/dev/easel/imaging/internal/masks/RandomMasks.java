package dev.easel.imaging.internal.masks;

import java.util.Random;

/** Masks of odd sizes generated from a seed: blobs, specks and slivers, at the edges too. */
public final class RandomMasks {
    private RandomMasks() {}

    /** Returns a binary mask; some seeds mark nothing or everything. */
    public static Coverage binary(long seed) {
        Random random = new Random(seed);
        Coverage mask = Coverage.none(1 + random.nextInt(60), 1 + random.nextInt(50));
        for (int blob = random.nextInt(5); blob >= 0; blob--) {
            int left = random.nextInt(mask.width()) - 3;
            int top = random.nextInt(mask.height()) - 3;
            int width = 1 + random.nextInt(mask.width());
            int height = 1 + random.nextInt(mask.height());
            boolean round = random.nextBoolean();
            byte weight = (byte) (random.nextInt(4) == 0 ? 0 : 255);
            for (int y = Math.max(0, top); y < Math.min(mask.height(), top + height); y++) {
                for (int x = Math.max(0, left); x < Math.min(mask.width(), left + width); x++) {
                    double dx = 2.0 * (x - left) / width - 1;
                    double dy = 2.0 * (y - top) / height - 1;
                    if (!round || dx * dx + dy * dy < 1) {
                        mask.weights()[y * mask.width() + x] = weight;
                    }
                }
            }
        }
        for (int speck = random.nextInt(6); speck > 0; speck--) {
            mask.weights()[random.nextInt(mask.weights().length)] = (byte) (random.nextBoolean() ? 0 : 255);
        }
        return mask;
    }

    /** Returns a mask in which weights between the two ends occur. */
    public static Coverage soft(long seed) {
        Coverage mask = binary(seed);
        Random random = new Random(~seed);
        for (int i = 0; i < mask.weights().length; i++) {
            if (random.nextInt(3) == 0) {
                mask.weights()[i] = (byte) random.nextInt(256);
            }
        }
        return mask;
    }
}
