package dev.easel.imaging.internal.masks;

import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.CallContext;
import java.util.List;

/** Reads masks in one convention and writes them in another. Thread-safe. */
public final class MaskImages {
    private final MaskReader reader;

    /** Reads masks through a reader. */
    public MaskImages(MaskReader reader) {
        this.reader = reader;
    }

    public Mask convert(Mask mask, MaskConvention to, Size size, CallContext context) {
        return MaskWriter.write(reader.read(mask, size), to);
    }

    public List<Note> notes(Mask mask, Size size) {
        return reader.reading(mask, size).notes();
    }

    public ImageData binary(Mask mask, MaskConvention to, Size size, int threshold, CallContext context) {
        Coverage read = reader.read(mask, size);
        return MaskWriter.image(MaskWriter.binary(read, read.sentFrom(threshold)), to);
    }
}
