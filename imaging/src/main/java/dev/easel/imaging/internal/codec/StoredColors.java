package dev.easel.imaging.internal.codec;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.metadata.ImageStructure;
import dev.easel.core.internal.metadata.Section;
import dev.easel.imaging.internal.codec.png.PngProfile;
import dev.easel.imaging.internal.pixels.ColorProfile;
import dev.easel.imaging.settings.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The colors of an image as its file describes them, read without its pixels.
 *
 * @param described whether the file describes colors other than those that images without a description have
 * @param profile the ICC profile, if it is one that can be used
 */
record StoredColors(boolean described, Optional<ColorProfile> profile) {
    /** The number and the count of the pieces of a profile in a JPEG, before the data of each. */
    private static final int PIECE_HEAD = 2;

    /** Reads the sections that describe colors; more bytes than metadata may have count as a profile that is of no use. */
    static StoredColors read(ImageData image, ImageStructure structure, Limits limits) {
        long bytes = structure.colors().stream().mapToLong(Section::length).sum();
        if (bytes == 0) {
            return new StoredColors(false, Optional.empty());
        }
        if (bytes > limits.metadataBytes()) {
            return new StoredColors(true, Optional.empty());
        }
        try {
            Optional<byte[]> icc = icc(image.format(), sections(image, structure.colors()), limits);
            boolean described = image.format() != ImageFormat.PNG || icc.isPresent();
            return new StoredColors(described, icc.flatMap(ColorProfile::read));
        } catch (ImageProcessingException e) {
            // Only reading the pixels may fail because of a description of their colors.
            return new StoredColors(true, Optional.empty());
        }
    }

    /** Returns whether readers show the stored levels as sRGB: a profile of no use is ignored. */
    boolean shownAsSrgb() {
        return profile.isEmpty() || profile.get().isSrgb();
    }

    /** Returns whether the stored levels are sRGB, and nothing in the file can make a reader think otherwise. */
    boolean certainlySrgb() {
        return !described || profile.isPresent() && profile.get().isSrgb();
    }

    private static Optional<byte[]> icc(ImageFormat format, List<byte[]> sections, Limits limits) {
        return switch (format) {
            case PNG -> PngProfile.read(sections, limits);
            case JPEG -> joined(sections);
            case WEBP -> Optional.of(sections.get(0));
            case GIF -> Optional.empty();
        };
    }

    /** Joins the pieces in a JPEG in the order of their numbers; empty if one is missing. */
    private static Optional<byte[]> joined(List<byte[]> pieces) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int number = 1; number <= pieces.size(); number++) {
            int wanted = number;
            Optional<byte[]> piece = pieces.stream()
                    .filter(one -> one.length > PIECE_HEAD && (pieces.size() == 1 || (one[0] & 0xFF) == wanted))
                    .findFirst();
            if (piece.isEmpty()) {
                return Optional.empty();
            }
            whole.write(piece.get(), PIECE_HEAD, piece.get().length - PIECE_HEAD);
        }
        return Optional.of(whole.toByteArray());
    }

    private static List<byte[]> sections(ImageData image, List<Section.Kept> sections) {
        List<byte[]> read = new ArrayList<>();
        long at = 0;
        try (InputStream in = image.open()) {
            for (Section.Kept section : sections) {
                in.skipNBytes(section.from() - at);
                read.add(in.readNBytes((int) section.length()));
                at = section.from() + section.length();
            }
        } catch (IOException e) {
            throw StorageException.reading(image.file().map(Object::toString).orElse("an image"), e);
        }
        return read;
    }
}
