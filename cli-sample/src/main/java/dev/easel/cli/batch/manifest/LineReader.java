package dev.easel.cli.batch.manifest;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads a manifest line by line, and holds no more than one line. */
interface LineReader extends Closeable {
    /** Returns the next line that is not blank, or empty at the end. */
    Optional<Line> next() throws IOException;
}
