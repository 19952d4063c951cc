package dev.easel.imaging.internal.codec.jpeg;

import dev.easel.core.domain.image.Content;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.internal.integrity.JpegScans;
import dev.easel.core.internal.integrity.PixelCapacity;
import dev.easel.imaging.settings.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The structure of a JPEG (ITU T.81, annex B), parsed from its first marker to its end marker without decoding; only the
 * end marker may be missing.
 *
 * <p>Segments that the decoder needs (tables, frame, scans, and the meaning of the components) are separated from those it
 * must not see: EXIF, XMP, profiles and thumbnails have broken or slowed every reader.
 */
final class JpegFile {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;

    /** Real progressive files have about ten scans; each costs a pass over the whole image. */
    private static final int MAX_SCANS = 100;

    /** The length of an Adobe segment, whose last byte gives the color transform (Adobe technical note 5116, section 18). */
    private static final int ADOBE_BYTES = 14;

    private static final int MAX_PROFILE_PARTS = 255;
    private static final String PROFILE = "ICC_PROFILE\0";

    private byte[] file;
    private final List<Part> parts = new ArrayList<>();
    private final List<Part> profiles = new ArrayList<>();
    private int at;
    private int width;
    private int height;
    private int components;
    private int scans;
    private int adobeTransform = -1;
    private boolean endAdded;
    private boolean subsampled;

    private JpegFile(byte[] file) {
        this.file = file;
    }

    /** A section of the file. */
    record Part(int from, int length) {}

    /** Parses a whole file; rejects one that is cut short, too large, or of a kind that is not supported. */
    static JpegFile parse(byte[] file, Limits limits) {
        JpegFile jpeg = new JpegFile(file);
        jpeg.parse(limits);
        return jpeg;
    }

    /** Returns the bytes that the parts are sections of. */
    byte[] bytes() {
        return file;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Returns how many components a pixel has: 1 for gray, 3 for color, 4 for CMYK. */
    int components() {
        return components;
    }

    /** Returns the sections of the file that form a complete JPEG without metadata. */
    List<Part> parts() {
        return parts;
    }

    private void parse(Limits limits) {
        if (file.length < 4 || (file[0] & 0xFF) != 0xFF || (file[1] & 0xFF) != SOI) {
            throw new ImageProcessingException("Not a JPEG file: it does not begin with a start marker.");
        }
        keep(0, 2);
        at = 2;
        for (int marker = nextMarker(); marker != EOI; marker = nextMarker()) {
            if (marker == 0x01 || marker >= 0xD0 && marker <= SOI) {
                continue;
            }
            int start = at - 2;
            int length = segmentLength();
            if (isFrame(marker)) {
                frame(marker, limits);
            }
            if (marker == APP2) {
                profilePart(at + 2, length - 2);
            }
            if (marker == APP14 && length >= ADOBE_BYTES && startsWith(at + 2, "Adobe")) {
                adobeTransform = file[at + ADOBE_BYTES - 1] & 0xFF;
            }
            if (decoderNeeds(marker)) {
                keep(start, 2 + length);
            }
            at += length;
            if (marker == SOS) {
                scan();
            }
        }
        if (scans == 0) {
            throw new ImageProcessingException("The JPEG has no image data: its end marker comes before any scan.");
        }
        keep(at - 2, 2);
    }

    private ImageProcessingException truncated() {
        return new ImageProcessingException(
                "The JPEG is cut short: it ends after " + file.length + " bytes without an end marker.");
    }

    /** Moves past the next marker and returns its code; padding and stray bytes before it are skipped. */
    private int nextMarker() {
        while (at + 1 < file.length) {
            int code = file[at + 1] & 0xFF;
            if ((file[at] & 0xFF) == 0xFF && code != 0 && code != 0xFF) {
                at += 2;
                return code;
            }
            at++;
        }
        if (addEnd()) {
            return nextMarker();
        }
        throw truncated();
    }

    /** Adds the end marker to a file that has everything else; returns whether it was added. */
    private boolean addEnd() {
        if (endAdded || scans == 0 || !hasAllScans()) {
            return false;
        }
        endAdded = true;
        int length = file.length;
        file = Arrays.copyOf(file, length + 2);
        file[length] = (byte) 0xFF;
        file[length + 1] = (byte) EOI;
        return true;
    }

    private boolean hasAllScans() {
        try {
            return JpegScans.areWhole(Content.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int segmentLength() {
        if (at + 2 > file.length) {
            throw truncated();
        }
        int length = unsigned(at);
        if (length < 2) {
            throw new ImageProcessingException("The JPEG is damaged: the segment at byte " + at + " has length "
                    + length + ", but at least 2 is required.");
        }
        if (length > file.length - at) {
            throw truncated();
        }
        return length;
    }

    private int unsigned(int index) {
        return (file[index] & 0xFF) << 8 | file[index + 1] & 0xFF;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private void frame(int marker, Limits limits) {
        if (marker > 0xC2) {
            throw new ImageProcessingException(
                    "This is " + kind(marker) + ", which is not supported; save it as baseline or progressive.");
        }
        if (components != 0) {
            throw new ImageProcessingException("The JPEG is damaged: it has more than one frame.");
        }
        if (segmentLength() < 8) {
            throw new ImageProcessingException("The JPEG is damaged: its frame header is too short.");
        }
        int precision = file[at + 2];
        height = unsigned(at + 3);
        width = unsigned(at + 5);
        components = file[at + 7] & 0xFF;
        limits.checkSize(width, height);
        PixelCapacity.checkJpeg(marker, Arrays.copyOfRange(file, at + 2, at + segmentLength()), file.length);
        if (precision != 8) {
            throw new ImageProcessingException(
                    "The JPEG has " + precision + " bits a sample, but only 8 are supported; save it with 8 bits.");
        }
        if (components != 1 && components != 3 && components != 4 || segmentLength() != 8 + 3 * components) {
            throw new ImageProcessingException(
                    "The JPEG has " + components + " components a pixel, but only 1, 3 and 4 are supported.");
        }
        subsampled = components == 4 && file[at + 12] != file[at + 9];
    }

    /** Returns the kind of JPEG that a frame marker beyond the common ones begins (ITU T.81, table B.1). */
    private static String kind(int marker) {
        String coding = marker < 0xC8 ? "" : " with arithmetic coding";
        return switch (marker & 7) {
            case 1, 2 -> "a JPEG" + coding;
            case 3 -> "a lossless JPEG" + coding;
            default -> "a hierarchical JPEG" + coding;
        };
    }

    private boolean decoderNeeds(int marker) {
        if (marker == APP0) {
            return startsWith(at + 2, "JFIF\0");
        }
        if (marker == APP14) {
            return startsWith(at + 2, "Adobe");
        }
        return marker != COM && (marker < APP0 || marker > APP15);
    }

    private boolean startsWith(int index, String text) {
        if (file.length - index < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (file[index + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void keep(int from, int length) {
        Part last = parts.isEmpty() ? new Part(-1, 0) : parts.get(parts.size() - 1);
        if (last.from + last.length == from) {
            parts.set(parts.size() - 1, new Part(last.from, last.length + length));
        } else {
            parts.add(new Part(from, length));
        }
    }

    /** Skips the coded data of a scan, up to the next marker that is not a restart. */
    private void scan() {
        if (components == 0) {
            throw new ImageProcessingException("The JPEG is damaged: a scan comes before the frame header.");
        }
        if (++scans > MAX_SCANS) {
            throw new ImageProcessingException(
                    "The JPEG has more than " + MAX_SCANS + " scans, the maximum; save it again with fewer.");
        }
        int from = at;
        while (at + 1 < file.length || addEnd()) {
            int code = file[at + 1] & 0xFF;
            boolean marker = file[at] == -1 && code != 0 && code != 0xFF && (code < 0xD0 || code > 0xD7);
            if (marker) {
                keep(from, at - from);
                return;
            }
            at++;
        }
        throw truncated();
    }

    private void profilePart(int from, int length) {
        if (length > PROFILE.length() + 2 && startsWith(from, PROFILE)) {
            profiles.add(new Part(from + PROFILE.length(), length - PROFILE.length()));
        }
    }

    /**
     * Returns the ICC profile joined from its segments, each with a number, a count, and data (ICC.1, annex B.4); empty if
     * the file has no profile or a segment is missing.
     */
    Optional<byte[]> profile(Limits limits) {
        int count = profiles.size();
        if (count == 0 || count > MAX_PROFILE_PARTS) {
            return Optional.empty();
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int number = 1; number <= count; number++) {
            Optional<Part> part = numbered(number);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            limits.checkMetadata((long) whole.size() + part.get().length);
            whole.write(file, part.get().from + 2, part.get().length - 2);
        }
        return Optional.of(whole.toByteArray());
    }

    private Optional<Part> numbered(int number) {
        if (profiles.size() == 1) {
            return Optional.of(profiles.get(0));
        }
        return profiles.stream()
                .filter(part -> (file[part.from] & 0xFF) == number)
                .findFirst();
    }

    /**
     * Returns whether four components are YCCK, not CMYK: according to the Adobe segment, or without one if the middle two
     * are subsampled, which only color differences are.
     */
    boolean ycck() {
        return adobeTransform >= 0 ? adobeTransform > 0 : subsampled;
    }
}
