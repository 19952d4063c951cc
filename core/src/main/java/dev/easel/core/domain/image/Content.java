package dev.easel.core.domain.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Bytes that can be read any number of times, wherever they are stored. */
public interface Content {
    /** Returns the number of bytes. */
    long length() throws IOException;

    /** Opens the bytes from their beginning. */
    InputStream open() throws IOException;

    /** Returns the file that holds the bytes, or empty if they are not in a file. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /** Returns content in memory; the array is not copied and must not change. */
    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /** Returns the content of a file, which must not change. */
    static Content of(Path file) {
        return new Content() {
            @Override
            public long length() throws IOException {
                return Files.size(file);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public Optional<Path> file() {
                return Optional.of(file);
            }
        };
    }
}
