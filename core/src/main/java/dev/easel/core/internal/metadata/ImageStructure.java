package dev.easel.core.internal.metadata;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.StorageException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * What an encoded image is made of, found in one pass over its bytes without decoding them.
 *
 * @param cleaned the sections of the same image without metadata; its pixels, colors and orientation are the same
 * @param clean whether it has no metadata, so that those sections are the file as it is but for an end marker
 * @param ended whether the file has its end marker; the sections have it in any case
 * @param provenance whether it carries content credentials: a C2PA manifest
 * @param plain whether its pixels are stored as 8-bit gray or color, with or without an alpha channel
 * @param inks whether its pixels are stored as four inks: CMYK
 * @param lossless whether its pixels are stored without loss
 * @param frames the number of frames; 1 for a still image
 * @param secondImage whether another image follows in the same file
 * @param colors the sections that describe its colors: an ICC profile, piece by piece, or the chunks of a PNG
 */
public record ImageStructure(
        List<Section> cleaned,
        boolean clean,
        boolean ended,
        boolean provenance,
        boolean plain,
        boolean inks,
        boolean lossless,
        int frames,
        boolean secondImage,
        List<Section.Kept> colors) {
    public ImageStructure {
        cleaned = List.copyOf(cleaned);
        colors = List.copyOf(colors);
    }

    /** Reads an image to its end; damage ends the search early, and what follows it counts as pixels. */
    public static ImageStructure of(ImageData image) {
        Findings found = new Findings(image.length(), image.header().orientation());
        try (InputStream in = image.open()) {
            scan(image, new ByteScanner(in), found);
        } catch (EOFException e) {
            // What a file without its end has is known by now.
        } catch (IOException e) {
            throw StorageException.reading(image.file().map(Path::toString).orElse("an image"), e);
        }
        return found.structure();
    }

    private static void scan(ImageData image, ByteScanner in, Findings found) throws IOException {
        switch (image.format()) {
            case PNG -> PngStructure.scan(in, found);
            case JPEG -> JpegStructure.scan(in, found);
            case WEBP -> WebpStructure.scan(in, found);
            case GIF -> GifStructure.scan(in, found);
        }
    }
}
