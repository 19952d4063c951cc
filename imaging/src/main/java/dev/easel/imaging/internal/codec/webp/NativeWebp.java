package dev.easel.imaging.internal.codec.webp;

import com.luciad.imageio.webp.NativeLoader;
import com.luciad.imageio.webp.WebP;
import com.luciad.imageio.webp.WebPEncoderOptions;
import java.lang.ref.Reference;
import java.util.Optional;

/** The optional libwebp binding ({@code io.github.darkxanter:webp-imageio}). Use it only through {@link WebpWriter}. */
final class NativeWebp {
    private NativeWebp() {}

    /** Loads the native library once; returns why it cannot be used, or empty. */
    static Optional<String> load() {
        try {
            // The binding's static initializer would print the exception that is caught here.
            return NativeLoader.initialize()
                    ? Optional.empty()
                    : Optional.of("the native part of webp-imageio did not load");
        } catch (Exception | LinkageError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Encodes interleaved samples.
     *
     * @param channels 3 for R, G, B; 4 for R, G, B, A
     * @return the file; empty if libwebp failed
     */
    static Optional<byte[]> encode(byte[] samples, int width, int height, int channels, boolean lossless, int quality) {
        WebPEncoderOptions options = new WebPEncoderOptions();
        options.setLossless(lossless);
        options.setCompressionQuality(quality);
        try {
            byte[] file = channels == 4
                    ? WebP.encodeRGBA(options, samples, width, height, 4 * width)
                    : WebP.encodeRGB(options, samples, width, height, 3 * width);
            return Optional.ofNullable(file).filter(bytes -> bytes.length > 0);
        } finally {
            // Its finalizer frees memory that the calls above still use.
            Reference.reachabilityFence(options);
        }
    }
}
