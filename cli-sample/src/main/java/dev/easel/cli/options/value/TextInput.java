package dev.easel.cli.options.value;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.failure.StorageException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A text that stands in a file, or comes from standard input where that is named {@code -}; read when it is needed. */
public final class TextInput {
    private static final int MAX_BYTES = 64 << 20;

    private final String name;
    private final StandardInput standard;
    private @Nullable String text;

    /** Takes the text of a file, or of standard input. */
    public TextInput(String name, StandardInput standard) {
        this.name = requireNonNull(name, "name");
        this.standard = requireNonNull(standard, "standard");
    }

    /** Reserves standard input, if the text comes from there; {@code what} it is, for messages. */
    public void claim(String what) {
        if (StandardInput.isNamed(name)) {
            standard.claim(this, what);
        }
    }

    /**
     * Reads the text, once; it is UTF-8, and a byte order mark is left out.
     *
     * @param what what the text is, for messages
     * @throws IllegalArgumentException when it is not UTF-8, too large, or standard input is read by something else
     * @throws StorageException when it cannot be read
     */
    public synchronized String read(String what) {
        if (text == null) {
            text = readOnce(what);
        }
        return text;
    }

    private String readOnce(String what) {
        try {
            return decoded(StandardInput.isNamed(name) ? bytes(standard.open(this, what)) : fileBytes(what));
        } catch (IOException e) {
            throw StorageException.reading(what, e);
        }
    }

    /** Returns an image that the text names, as an argument would. */
    public ImageArgument image(String word) {
        return ImageArgument.parse(word, standard);
    }

    private byte[] fileBytes(String what) throws IOException {
        Path file = Words.path(name);
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(what + " is a folder: name a text file.");
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (InputStream in = new FileInputStream(file.toFile())) {
            return bytes(in);
        }
    }

    /** Reads to the end without asking for a length, which a pipe has not. */
    private byte[] bytes(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    this + " is larger than " + (MAX_BYTES >> 20) + " MB: it is probably not a text.");
        }
        return bytes;
    }

    private String decoded(byte[] bytes) {
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(this + " is not UTF-8 text: convert it to UTF-8.", e);
        }
    }

    /** Returns the name of the file, or words for standard input. */
    @Override
    public String toString() {
        return StandardInput.isNamed(name) ? "standard input" : name;
    }
}
