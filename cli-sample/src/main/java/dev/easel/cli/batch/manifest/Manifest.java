package dev.easel.cli.batch.manifest;

import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.io.TemporaryFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The jobs of a batch, one a line. It is copied when it is opened, so that what runs is what was checked. */
public final class Manifest implements AutoCloseable {
    /** By which standard input is named. */
    public static final String STANDARD_INPUT = "-";

    private final String name;
    private final Path folder;
    private final TemporaryFile copy;
    private final ManifestFormat format;

    private Manifest(String name, Path folder, TemporaryFile copy, ManifestFormat format) {
        this.name = name;
        this.folder = folder;
        this.copy = copy;
        this.format = format;
    }

    /**
     * Opens a file, or standard input where the name is {@code -}.
     *
     * @throws StorageException when it cannot be read
     * @throws IllegalArgumentException when it is not text in UTF-8
     */
    public static Manifest open(String file, InputStream standardInput) {
        boolean piped = file.equals(STANDARD_INPUT);
        String name = piped ? "standard input" : file;
        Path folder = piped
                ? Path.of("").toAbsolutePath()
                : Optional.ofNullable(Path.of(file).toAbsolutePath().getParent())
                        .orElse(Path.of("").toAbsolutePath());
        try {
            if (!piped && Files.isDirectory(Path.of(file))) {
                throw new IllegalArgumentException(file + " is a folder: name a file with one job a line.");
            }
            TemporaryFile copy = TemporaryFile.create();
            try (InputStream in = piped ? standardInput : Files.newInputStream(Path.of(file));
                    OutputStream out = Files.newOutputStream(copy.path())) {
                in.transferTo(out);
            } catch (IOException | RuntimeException e) {
                copy.close();
                throw e;
            }
            return new Manifest(name, folder, copy, ManifestFormat.of(file, copy.path()));
        } catch (IOException e) {
            throw StorageException.reading(name, e);
        }
    }

    /** Returns the name of the file, for messages. */
    public String name() {
        return name;
    }

    /** Returns the folder that names of images are relative to: that of the file, or the working folder. */
    public Path folder() {
        return folder;
    }

    /** Returns the lines from the beginning; they must be closed. */
    public Lines lines() {
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(copy.path()));
            return new Lines(format.open(in));
        } catch (IOException e) {
            throw StorageException.reading(name, e);
        }
    }

    @Override
    public void close() {
        copy.close();
    }

    /** The lines of the manifest, read one after the other. */
    public final class Lines implements java.util.Iterator<Line>, AutoCloseable {
        private final LineReader reader;
        private Optional<Line> next = Optional.empty();
        private boolean ended;

        private Lines(LineReader reader) {
            this.reader = reader;
        }

        @Override
        public boolean hasNext() {
            if (next.isEmpty() && !ended) {
                try {
                    next = reader.next();
                    ended = next.isEmpty();
                } catch (IOException e) {
                    throw StorageException.reading(name, e);
                }
            }
            return next.isPresent();
        }

        @Override
        public Line next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The manifest has no more lines.");
            }
            Line line = next.orElseThrow();
            next = Optional.empty();
            return line;
        }

        @Override
        public void close() {
            try {
                reader.close();
            } catch (IOException e) {
                throw StorageException.reading(name, e);
            }
        }
    }
}
