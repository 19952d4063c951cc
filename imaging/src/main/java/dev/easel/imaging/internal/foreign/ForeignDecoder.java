package dev.easel.imaging.internal.foreign;

import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.internal.foreign.ForeignImages;
import dev.easel.imaging.internal.codec.png.PngWriter;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;
import dev.easel.imaging.spi.ForeignImageReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.ServiceLoader;

/** Asks the readers that the service loader finds, and writes what they decode as PNG, within the default limits. */
public final class ForeignDecoder implements ForeignImages {
    private final Limits limits = Limits.defaults();

    @Override
    public Optional<byte[]> toPng(byte[] beginning, InputStream file, long length) throws IOException {
        for (ForeignImageReader reader : ServiceLoader.load(ForeignImageReader.class)) {
            if (reader.recognizes(beginning.clone())) {
                limits.checkBytes(length);
                return Optional.of(toPng(reader, file.readAllBytes()));
            }
        }
        return Optional.empty();
    }

    private byte[] toPng(ForeignImageReader reader, byte[] file) {
        try {
            Size size = reader.size(file);
            limits.checkSize(size.width(), size.height());
            int[] argb = reader.pixels(file);
            if (argb.length != size.pixels()) {
                throw new ImageProcessingException("The reader of " + reader.format() + " returned " + argb.length
                        + " pixels for an image of " + size + ".");
            }
            return PngWriter.write(Pixels.of(size.width(), size.height(), argb), ParallelRows.caller());
        } catch (ImageProcessingException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ImageProcessingException(
                    "The image cannot be read. The reader of " + reader.format() + " reported: " + e, e);
        } catch (OutOfMemoryError e) {
            throw ImageProcessingException.outOfMemory(e);
        }
    }
}
