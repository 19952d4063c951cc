package dev.easel.cli.config;

import java.nio.file.Path;

/**
 * One {@code key = value} of a configuration file.
 *
 * @param line its line, from 1
 * @param key the name of an option without its dashes
 */
record ConfigEntry(Path file, int line, String key, String value) {
    /** Returns where it is, for messages. */
    String place() {
        return place(file, line);
    }

    static String place(Path file, int line) {
        return file + ", line " + line;
    }
}
