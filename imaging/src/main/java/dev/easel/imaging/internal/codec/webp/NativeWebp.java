package dev.easel.imaging.internal.codec.webp;

import static java.util.Objects.requireNonNull;

import com.luciad.imageio.webp.NativeLoader;
import com.luciad.imageio.webp.WebP;
import com.luciad.imageio.webp.WebPEncoderOptions;
import dev.easel.core.internal.io.TemporaryFile;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The optional libwebp binding ({@code io.github.darkxanter:webp-imageio}). Use it only through {@link WebpWriter}. */
final class NativeWebp {
    private NativeWebp() {}

    private static final String FOLDER = "com.luciad.imageio.webp.tmpdir";

    /** Keeps the folder of a library that cannot be deleted while it is loaded, as on Windows. */
    private static Optional<TemporaryFile> inUse = Optional.empty();

    /** Loads the native library once; returns why it cannot be used, or empty. */
    static synchronized Optional<String> load() {
        try {
            // The binding's static initializer would print the exception that is caught here.
            boolean loaded = System.getProperty(FOLDER) == null ? loadFromPrivateFolder() : NativeLoader.initialize();
            return loaded ? Optional.empty() : Optional.of("the native part of webp-imageio did not load");
        } catch (Exception | LinkageError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The binding unpacks its library into a folder, where a killed process would leave it for ever. */
    private static boolean loadFromPrivateFolder() throws Exception {
        TemporaryFile place = TemporaryFile.create();
        Path folder = requireNonNull(place.path().getParent());
        System.setProperty(FOLDER, folder.toString());
        try {
            return NativeLoader.initialize();
        } finally {
            System.clearProperty(FOLDER);
            inUse = Optional.of(place).filter(kept -> !deleteLibrary(folder));
            if (inUse.isEmpty()) {
                place.close();
            }
        }
    }

    private static boolean deleteLibrary(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*webp-imageio*")) {
            for (Path file : files) {
                Files.delete(file);
            }
            return true;
        } catch (IOException e) {
            return false;
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
