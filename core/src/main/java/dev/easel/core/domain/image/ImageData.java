package dev.easel.core.domain.image;

import static java.util.Objects.requireNonNull;

import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.foreign.ForeignImages;
import dev.easel.core.internal.io.AtomicFile;
import dev.easel.core.internal.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * An encoded image and what its own header says about it; the bytes are in memory or in a file and never change.
 *
 * <p>Format and size are read from the bytes, whatever a file name or a media type claimed.
 */
public final class ImageData implements ImageSource {
    private static final int BUFFER = 1 << 14;

    private final Content content;
    private final ImageHeader header;
    private final long length;

    private ImageData(Content content, ImageHeader header, long length) {
        this.content = content;
        this.header = header;
        this.length = length;
    }

    /** Reads the header of an image in memory; throws an {@link ImageProcessingException} when it is not an image. */
    public static ImageData of(byte[] bytes) {
        return of(Content.of(bytes));
    }

    /** Reads the header of an image file; the file must not change while the value is in use. */
    public static ImageData of(Path file) {
        return of(Content.of(file));
    }

    /**
     * Reads the header of an image. One of a format that only a reader of your own knows is turned into PNG first.
     *
     * @throws ImageProcessingException when the bytes are not a PNG, JPEG, WebP or GIF image, and no reader knows them
     * @throws StorageException when they cannot be read at all
     */
    public static ImageData of(Content content) {
        requireNonNull(content, "content");
        try {
            Optional<ImageHeader> header = header(content);
            return header.isPresent()
                    ? new ImageData(content, header.get(), content.length())
                    : of(Content.of(foreign(content)));
        } catch (ImageProcessingException e) {
            throw content.file().isEmpty()
                    ? e
                    : new ImageProcessingException(content.file().get() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw StorageException.reading(content.file().map(Path::toString).orElse("an image"), e);
        }
    }

    private static Optional<ImageHeader> header(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return HeaderReader.read(in);
        }
    }

    /** Returns an image of a foreign format as PNG, or throws an error that names the format. */
    private static byte[] foreign(Content content) throws IOException {
        byte[] beginning;
        try (InputStream in = content.open()) {
            beginning = in.readNBytes(UnreadFormat.LENGTH);
        }
        Optional<ForeignImages> readers = ForeignImages.find();
        if (readers.isPresent()) {
            try (InputStream in = content.open()) {
                Optional<byte[]> png = readers.get().toPng(beginning, in, content.length());
                if (png.isPresent()) {
                    return png.get();
                }
            }
        }
        throw UnreadFormat.failure(beginning);
    }

    /** Returns what the header says. */
    public ImageHeader header() {
        return header;
    }

    public ImageFormat format() {
        return header.format();
    }

    /** Returns the size as seen, after any EXIF orientation. */
    public Size size() {
        return header.size();
    }

    /** Returns the number of encoded bytes. */
    public long length() {
        return length;
    }

    /** Returns the bytes, wherever they are stored. */
    public Content content() {
        return content;
    }

    /** Opens the encoded bytes. */
    public InputStream open() throws IOException {
        return content.open();
    }

    /** Returns the file that holds the image, or empty if it is not in a file. */
    public Optional<Path> file() {
        return content.file();
    }

    /** Returns a new array of the encoded bytes; throws a {@link StorageException} when they can no longer be read. */
    public byte[] bytes() {
        byte[] bytes = new byte[Math.toIntExact(length)];
        try (InputStream in = content.open()) {
            if (in.readNBytes(bytes, 0, bytes.length) < bytes.length || in.read() >= 0) {
                throw new StorageException(
                        "The image changed after it was opened: it had " + length + " bytes before.");
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return bytes;
    }

    /** Copies the encoded bytes to a stream, which stays open. */
    public void copyTo(OutputStream out) {
        requireNonNull(out, "out");
        try {
            copy(out);
        } catch (IOException e) {
            throw StorageException.writing("the image", e);
        }
    }

    /** Tells apart which side fails: reading is a {@link StorageException} that names the source. */
    private void copy(OutputStream out) throws IOException {
        try (InputStream in = opened()) {
            byte[] piece = new byte[BUFFER];
            for (int count = read(in, piece); count >= 0; count = read(in, piece)) {
                out.write(piece, 0, count);
            }
        }
    }

    private InputStream opened() {
        try {
            return content.open();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private int read(InputStream in, byte[] piece) {
        try {
            return in.read(piece);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private StorageException unreadable(IOException e) {
        return StorageException.reading(file().map(Path::toString).orElse("an image"), e);
    }

    /** Writes the encoded bytes to a file, completely or not at all, replacing an existing one; returns the file. */
    public Path writeTo(Path file) {
        requireNonNull(file, "file");
        AtomicFile.write(file, this::copy);
        return file;
    }

    /** Returns the SHA-256 of the encoded bytes in lower-case hexadecimal. */
    public String sha256() {
        try (DigestInputStream in = new DigestInputStream(content.open(), Sha256.digest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public ImageData load() {
        return this;
    }

    /** Returns whether the other image has the same bytes in memory, or is the same file. */
    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof ImageData that
                        && length == that.length
                        && header.equals(that.header)
                        && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(header, length);
    }

    /** Returns format, size and length; never the bytes. */
    @Override
    public String toString() {
        return header.format() + " image of " + size() + ", " + length + " bytes";
    }
}
