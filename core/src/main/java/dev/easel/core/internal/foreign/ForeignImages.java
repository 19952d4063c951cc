package dev.easel.core.internal.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.ServiceLoader;

/** Turns images of formats that core does not read into PNG; the service loader finds it. Thread-safe. */
public interface ForeignImages {
    /**
     * Returns the image as PNG, or empty if its format is unknown here too.
     *
     * @param beginning the first bytes of the file
     * @param file the whole file, which stays open
     * @param length the number of its bytes
     * @throws dev.easel.core.failure.ImageProcessingException when the format is known and the image cannot be read
     */
    Optional<byte[]> toPng(byte[] beginning, InputStream file, long length) throws IOException;

    /** Returns what is on the class path or module path, if anything is. */
    static Optional<ForeignImages> find() {
        return ServiceLoader.load(ForeignImages.class, ForeignImages.class.getClassLoader())
                .findFirst()
                .or(() -> ServiceLoader.load(ForeignImages.class).findFirst());
    }
}
