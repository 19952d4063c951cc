package dev.easel.cli.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/** Reads configuration files: text in UTF-8 that not everyone can write. */
final class ConfigReader {
    private static final int MAX_BYTES = 1 << 20;

    private ConfigReader() {}

    /**
     * Reads a file, or returns empty where it does not exist.
     *
     * @throws IllegalArgumentException when it cannot be read or understood, with its line
     */
    static Optional<ConfigFile> read(Path file) {
        try {
            rejectOpenToAll(file);
            return Optional.of(ConfigParser.parse(file, text(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The configuration " + file + " is not text in UTF-8.", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The configuration " + file + " cannot be read: "
                            + (Files.isDirectory(file) ? "it is a folder." : reason(e)),
                    e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? "access is denied." : e.getMessage() + ".";
    }

    /** It decides where keys are sent, so nobody else may change it; a device such as /dev/null is open to all. */
    private static void rejectOpenToAll(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null
                && Files.isRegularFile(file)
                && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IllegalArgumentException("The configuration " + file
                    + " is not used, because every user of this machine can change it: run chmod o-w " + file + ".");
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("The configuration " + file + " is larger than 1 MB.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }
}
