package dev.easel.cli.options.value;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.io.Redacted;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.SpoolSink;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An image as an argument: a file, an {@code http} or {@code https} URL, or {@code -} for standard input. What can be read
 * only once, such as a pipe, is read once, when the image is needed first.
 */
public final class ImageArgument {
    private static final int MAX_BYTES = 256 << 20;
    private static final int PIECE = 1 << 16;

    private final String word;
    private final String folder;
    private final StandardInput standard;
    private @Nullable ImageSource source;

    private ImageArgument(String word, String folder, StandardInput standard) {
        this.word = word;
        this.folder = folder;
        this.standard = standard;
    }

    /** Takes a word of the command line. */
    public static ImageArgument parse(String word, StandardInput standard) {
        requireNonNull(standard, "standard");
        if (word.isEmpty()) {
            throw new IllegalArgumentException("The name of an image is empty: give a file or an http(s) URL.");
        }
        if (isUrl(word)) {
            url(word);
        } else {
            Words.path(word);
        }
        return new ImageArgument(word, "", standard);
    }

    /** Returns the failure of a command that lacks its image. */
    public static IllegalArgumentException missing() {
        return new IllegalArgumentException(
                "The image is missing: give a file, an http(s) URL, or - for standard input.");
    }

    /** Returns a file that was found below a folder of this name. */
    public ImageArgument found(Path file, Path root) {
        Path parent = root.relativize(file).getParent();
        return new ImageArgument(
                file.toString(), parent == null ? "" : parent.toString().replace('\\', '/') + "/", standard);
    }

    /** Returns whether a word is an {@code http} or {@code https} URL, and not a file. */
    public static boolean isUrl(String word) {
        return word.regionMatches(true, 0, "http://", 0, 7) || word.regionMatches(true, 0, "https://", 0, 8);
    }

    /** Returns an {@code http} or {@code https} URL. */
    private static URI url(String word) {
        try {
            return new URI(word);
        } catch (URISyntaxException e) {
            // The URL may contain a password, so neither the message nor the cause shows it.
            throw new IllegalArgumentException("Invalid URL: " + e.getReason() + " (at character " + (e.getIndex() + 1)
                    + "). Escape what is not allowed there, such as a space as %20.");
        }
    }

    /** Returns the file on this machine, unless this is a URL or standard input. */
    public Optional<Path> file() {
        return isUrl(word) || StandardInput.isNamed(word) ? Optional.empty() : Optional.of(Words.path(word));
    }

    /** Returns whether this names a folder. */
    public boolean isFolder() {
        return file().filter(Files::isDirectory).isPresent();
    }

    /** Reserves standard input, if the image comes from there; {@code what} it is, for messages. */
    public void claim(String what) {
        if (StandardInput.isNamed(word)) {
            standard.claim(this, what);
        }
    }

    /**
     * Returns where the image comes from. A file is not read before it is used.
     *
     * @throws IllegalArgumentException when standard input is read by something else
     * @throws ImageProcessingException when standard input or a pipe is not an image
     * @throws StorageException when it cannot be read
     */
    public synchronized ImageSource source() {
        if (source == null) {
            source = opened();
        }
        return source;
    }

    private ImageSource opened() {
        if (StandardInput.isNamed(word)) {
            return read(standard.open(this, "the image"));
        }
        if (isUrl(word)) {
            return ImageSource.of(url(word));
        }
        Path path = Words.path(word);
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)
                ? readOnce(path)
                : ImageSource.of(path);
    }

    private ImageSource readOnce(Path pipe) {
        try (InputStream in = new FileInputStream(pipe.toFile())) {
            return read(in);
        } catch (IOException e) {
            throw StorageException.reading(pipe.toString(), e);
        }
    }

    private ImageData read(InputStream in) {
        try (SpoolSink sink = CallContext.detached().spool().open()) {
            byte[] piece = new byte[PIECE];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                if (sink.length() + count > MAX_BYTES) {
                    throw new IllegalArgumentException(this + " is larger than " + (MAX_BYTES >> 20)
                            + " MB: write it to a file, and name the file.");
                }
                sink.write(piece, 0, count);
            }
            if (sink.length() == 0) {
                throw new ImageProcessingException(this + " is empty: an image was expected.");
            }
            return finished(sink);
        } catch (IOException e) {
            throw StorageException.reading(toString(), e);
        }
    }

    private ImageData finished(SpoolSink sink) throws IOException {
        try {
            return sink.finish();
        } catch (ImageProcessingException e) {
            throw new ImageProcessingException(this + ": " + e.getMessage(), e);
        }
    }

    /** Returns the name for what is made of the image: that of its file without extension, below its folder. */
    public String name() {
        if (StandardInput.isNamed(word)) {
            return "stdin";
        }
        String path = isUrl(word) ? Optional.ofNullable(url(word).getPath()).orElse("") : word;
        String last = path.replace('\\', '/').replaceFirst("/+\\z", "").replaceFirst(".*/", "");
        int dot = last.lastIndexOf('.');
        String stem = (dot > 0 ? last.substring(0, dot) : last).replaceAll("[\\x00-\\x1f\\x7f]", "_");
        return folder + (stem.isEmpty() || stem.equals(".") || stem.equals("..") ? "image" : stem);
    }

    /** Returns the word, without the query of a URL. */
    @Override
    public String toString() {
        if (StandardInput.isNamed(word)) {
            return "standard input";
        }
        return isUrl(word) ? Redacted.url(url(word)) : word;
    }
}
