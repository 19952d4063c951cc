package dev.easel.imaging.internal.codec.png;

import dev.easel.imaging.settings.Limits;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/** The color profile of a PNG, read from the chunks that describe its colors alone. */
public final class PngProfile {
    /** Where IHDR has the color type. */
    private static final int COLOR_TYPE = 9;

    private PngProfile() {}

    /** Returns the profile that IHDR and the chunks for colors describe; empty if that is sRGB. */
    public static Optional<byte[]> read(List<byte[]> chunks, Limits limits) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(PngWriter.SIGNATURE);
        chunks.forEach(head::writeBytes);
        head.writeBytes(PngWriter.chunk(PngChunks.IEND));
        byte[] file = head.toByteArray();
        PngColors colors = new PngColors(limits);
        boolean gray = false;
        PngChunks chunk = PngChunks.verified(file);
        for (chunk.step(); chunk.type() != PngChunks.IEND; chunk.step()) {
            if (chunk.type() == PngChunks.IHDR) {
                int colorType = file[chunk.start() + COLOR_TYPE];
                gray = colorType == PngHeader.GRAY || colorType == PngHeader.GRAY_ALPHA;
            } else {
                colors.read(file, chunk);
            }
        }
        return colors.profile(gray);
    }
}
