package dev.easel.cli.serve;

import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A file of keys, one caller a line: a name, a key and limits; lines that begin with # are comments. */
final class SharedKeys {
    private SharedKeys() {}

    /**
     * Reads the callers.
     *
     * @throws IllegalArgumentException naming the line that is wrong, never its key, or where the file has no line
     */
    static List<SharedKey> read(Path file) {
        List<String> lines = lines(file);
        List<SharedKey> callers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                SharedKey caller = SharedKey.parse(line);
                requireNew(caller, callers);
                callers.add(caller);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        if (callers.isEmpty()) {
            throw new IllegalArgumentException(file + " has no caller: add a line with a name and a key.");
        }
        return callers;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(file + " is not a text file in UTF-8.", e);
        } catch (IOException e) {
            throw StorageException.reading(file.toString(), e);
        }
    }

    private static void requireNew(SharedKey caller, List<SharedKey> known) {
        for (SharedKey other : known) {
            if (other.name().equals(caller.name())) {
                throw new IllegalArgumentException("the name '" + caller.name() + "' was used before: choose another.");
            }
            if (other.key().equals(caller.key())) {
                throw new IllegalArgumentException(
                        "'" + caller.name() + "' has the key of '" + other.name() + "': give each their own.");
            }
        }
    }

    /** Returns whether other users of this machine can read a file, where the file system tells. */
    static boolean readableByOthers(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.GROUP_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
