package dev.easel.core.domain.image;

import dev.easel.core.failure.ImageProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Formats that people have images in and that are not read here, told by their first bytes rather than by a file's name. */
record UnreadFormat(String name, int offset, String signature) {
    /** How many bytes tell a format. */
    static final int LENGTH = 16;

    /** The brands of HEIC and AVIF are those of ISO 14496-12 files, behind the word {@code ftyp}. */
    private static final List<UnreadFormat> ALL = List.of(
            new UnreadFormat("AVIF", 4, "ftypavi"),
            new UnreadFormat("HEIC", 4, "ftyphe"),
            new UnreadFormat("HEIC", 4, "ftypmif1"),
            new UnreadFormat("HEIC", 4, "ftypmsf1"),
            new UnreadFormat("JPEG XL", 4, "JXL "),
            new UnreadFormat("JPEG XL", 0, "\u00FF\n"),
            new UnreadFormat("JPEG 2000", 4, "jP  "),
            new UnreadFormat("TIFF", 0, "II*\0"),
            new UnreadFormat("TIFF", 0, "MM\0*"),
            new UnreadFormat("BMP", 0, "BM"),
            new UnreadFormat("a Photoshop document", 0, "8BPS"),
            new UnreadFormat("a PDF document", 0, "%PDF"),
            new UnreadFormat("SVG", 0, "<svg"),
            new UnreadFormat("a web page or XML", 0, "<"));

    private boolean matches(String beginning) {
        return beginning.startsWith(signature, offset);
    }

    /** Returns the failure to read an image that begins with these bytes, naming its format where that is known. */
    static ImageProcessingException failure(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        Optional<UnreadFormat> known =
                ALL.stream().filter(format -> format.matches(text)).findFirst();
        return new ImageProcessingException(known.map(format ->
                        "This is " + format.name + ", and only PNG, JPEG, WebP and GIF can be read: convert it.")
                .orElse("Unknown image format: only PNG, JPEG, WebP and GIF can be read."));
    }
}
