package dev.easel.imaging.internal.codec.png;

import dev.easel.imaging.settings.Limits;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/** The color profile of a PNG, read from the chunks that describe its colors alone. */
public final class PngProfile {
    private PngProfile() {}

    /** Returns the profile that IHDR and the chunks for colors describe; empty if that is sRGB. */
    public static Optional<byte[]> read(List<byte[]> chunks, Limits limits) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(PngWriter.SIGNATURE);
        chunks.forEach(head::writeBytes);
        head.writeBytes(PngWriter.chunk(PngChunks.IEND));
        byte[] file = head.toByteArray();
        PngChunks chunk = PngChunks.verified(file);
        chunk.step();
        PngHeader header = PngHeader.read(file, chunk, limits);
        PngColors colors = new PngColors(limits);
        for (chunk.step(); chunk.type() != PngChunks.IEND; chunk.step()) {
            colors.read(file, chunk);
        }
        return colors.profile(header.colorType() == PngHeader.GRAY || header.colorType() == PngHeader.GRAY_ALPHA);
    }
}
