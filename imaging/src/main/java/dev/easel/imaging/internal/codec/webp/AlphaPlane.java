package dev.easel.imaging.internal.codec.webp;

import dev.easel.imaging.internal.codec.webp.container.WebpFile;
import dev.easel.imaging.internal.codec.webp.lossless.LosslessDecoder;

/** Decodes the alpha that accompanies lossy data (RFC 9649, section 2.7.1.2). */
final class AlphaPlane {
    private AlphaPlane() {}

    /** Adds the alpha to opaque pixels of the same size. */
    static void decode(byte[] file, WebpFile.Part part, int width, int height, int[] argb) {
        if (part.end() == part.from()) {
            throw WebpFile.damaged("its alpha is empty");
        }
        int head = file[part.from()];
        byte[] levels = switch (head & 3) {
            case 0 -> raw(file, part, width * height);
            case 1 -> packed(file, part, width, height);
            default -> throw WebpFile.damaged("its alpha uses unknown compression method " + (head & 3));
        };
        unfilter(head >> 2 & 3, levels, width);
        for (int i = 0; i < argb.length; i++) {
            argb[i] = argb[i] & 0xFFFFFF | levels[i] << 24;
        }
    }

    private static byte[] raw(byte[] file, WebpFile.Part part, int count) {
        if (part.end() - part.from() - 1 < count) {
            throw WebpFile.damaged("its alpha ends early");
        }
        byte[] levels = new byte[count];
        System.arraycopy(file, part.from() + 1, levels, 0, count);
        return levels;
    }

    private static byte[] packed(byte[] file, WebpFile.Part part, int width, int height) {
        int[] pixels = LosslessDecoder.decodeBare(file, part.from() + 1, part.end(), width, height);
        byte[] levels = new byte[pixels.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (pixels[i] >> 8);
        }
        return levels;
    }

    private static void unfilter(int filter, byte[] levels, int width) {
        if (filter == 0) {
            return;
        }
        for (int x = 1; x < width; x++) {
            levels[x] += levels[x - 1];
        }
        for (int at = width; at < levels.length; at += width) {
            levels[at] += levels[at - width];
            for (int i = at + 1; i < at + width; i++) {
                int left = levels[i - 1] & 0xFF;
                int top = levels[i - width] & 0xFF;
                int corner = levels[i - width - 1] & 0xFF;
                int expected = switch (filter) {
                    case 1 -> left;
                    case 2 -> top;
                    default -> Math.max(0, Math.min(255, left + top - corner));
                };
                levels[i] += (byte) expected;
            }
        }
    }
}
