package dev.easel.imaging.internal.codec.webp.lossless;

/** Green was subtracted from red and blue (RFC 9649, section 4.3). */
record GreenTransform(int codedWidth) implements LosslessTransform {
    @Override
    public int[] undo(int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            int green = pixel >> 8 & 0xFF;
            int redBlue = (pixel & 0x00FF00FF) + (green << 16 | green) & 0x00FF00FF;
            pixels[i] = pixel & 0xFF00FF00 | redBlue;
        }
        return pixels;
    }
}
