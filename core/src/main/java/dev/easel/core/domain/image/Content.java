package dev.easel.core.domain.image;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
        return new InMemory(bytes);
    }

    /** Returns the content of a file, which must not change. */
    static Content of(Path file) {
        return new InFile(requireNonNull(file, "file"));
    }

    /** Content in memory, equal to content of the same bytes. */
    record InMemory(byte[] bytes) implements Content {
        public InMemory {
            requireNonNull(bytes, "bytes");
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof InMemory that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    /** Content of a file, equal to content of the same path. */
    record InFile(Path path) implements Content {
        public InFile {
            requireNonNull(path, "path");
        }

        @Override
        public long length() throws IOException {
            return Files.size(path);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }
    }
}
