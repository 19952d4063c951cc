package dev.easel.it.described;

import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.SmallImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/** Images of one color, of any size and cheap to make. */
final class PlayedImages {
    private record Look(Size size, ImageFormat format, int color) {}

    private static final int WEBP_SIZE = 21;
    private static final Map<Look, byte[]> MADE = new ConcurrentHashMap<>();

    private PlayedImages() {}

    /** Returns an image; a WebP is always of the same color. */
    static byte[] of(Size size, ImageFormat format, int color) {
        return MADE.computeIfAbsent(new Look(size, format, color), PlayedImages::make)
                .clone();
    }

    private static byte[] make(Look look) {
        return switch (look.format()) {
            case JPEG -> jpeg(look);
            case WEBP -> webp(look.size());
            default -> png(look);
        };
    }

    /** Returns a PNG of one bit a pixel, whose only color is that of a palette. */
    private static byte[] png(Look look) {
        byte[] palette = {(byte) (look.color() >> 16), (byte) (look.color() >> 8), (byte) look.color()};
        int row = 1 + (look.size().width() + 7) / 8;
        return TestImages.file(
                look.size().width(),
                look.size().height(),
                1,
                3,
                new byte[look.size().height() * row],
                TestImages.chunk("PLTE", palette));
    }

    private static byte[] jpeg(Look look) {
        BufferedImage gray = new BufferedImage(look.size().width(), look.size().height(), BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster().setSample(0, 0, 0, look.color() & 0xFF);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(gray, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Returns a lossless WebP, whose pixels need no data because they all are alike. */
    private static byte[] webp(Size size) {
        byte[] webp = SmallImages.webp();
        int bits = size.width() - 1 | size.height() - 1 << 14;
        for (int i = 0; i < Integer.BYTES; i++) {
            webp[WEBP_SIZE + i] = (byte) (bits >> 8 * i);
        }
        return webp;
    }
}
