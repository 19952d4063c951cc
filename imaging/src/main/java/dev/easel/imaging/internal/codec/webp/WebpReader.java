package dev.easel.imaging.internal.codec.webp;

import dev.easel.core.internal.integrity.PixelCapacity;
import dev.easel.imaging.internal.codec.webp.container.WebpFile;
import dev.easel.imaging.internal.codec.webp.lossless.LosslessDecoder;
import dev.easel.imaging.internal.codec.webp.lossy.LossyDecoder;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;

/**
 * Reads WebP, lossy and lossless, with alpha; for an animation the first frame, on a transparent canvas.
 *
 * <p>Implemented here in plain Java because existing Java decoders differ from libwebp by up to six levels on average,
 * ignore uncompressed alpha, and take several times as long; this one returns the same pixels as libwebp, bit for bit.
 * Needs 4 bytes a pixel for the result, and up to 4 more while it works; another 4 for a frame smaller than its canvas.
 */
public final class WebpReader {
    private WebpReader() {}

    /** Reads a whole file. */
    public static DecodedImage read(byte[] file, Limits limits) {
        return read(file, limits, Checkpoint.none());
    }

    /** Reads a whole file, with news of the rows that are read. */
    public static DecodedImage read(byte[] file, Limits limits, Checkpoint checkpoint) {
        WebpFile webp = WebpFile.read(file, limits);
        int width = webp.frameWidth();
        int height = webp.frameHeight();
        int[] argb = webp.lossless()
                ? LosslessDecoder.decode(file, webp.data(), width, height, checkpoint)
                : LossyDecoder.decode(file, webp.data(), checkpoint);
        if (!webp.lossless()) {
            webp.alpha().ifPresent(alpha -> AlphaPlane.decode(file, alpha, width, height, argb));
        }
        Pixels frame = Pixels.of(width, height, argb);
        return new DecodedImage(onCanvas(webp, frame, file.length), webp.profile());
    }

    private static Pixels onCanvas(WebpFile webp, Pixels frame, int fileBytes) {
        if (frame.width() == webp.width() && frame.height() == webp.height()) {
            return frame;
        }
        PixelCapacity.checkLosslessWebp(webp.width(), webp.height(), fileBytes);
        Pixels canvas = Pixels.blank(webp.width(), webp.height());
        for (int y = 0; y < frame.height(); y++) {
            int to = (webp.frameTop() + y) * canvas.width() + webp.frameLeft();
            System.arraycopy(frame.argb(), y * frame.width(), canvas.argb(), to, frame.width());
        }
        return canvas;
    }
}
